using System.Text;
using System.Text.Json;
using CsCheck;
using Overindex.Client.Answers;
using Overindex.Client.Tests.Support;
using Overindex.Contracts;

namespace Overindex.Client.Tests.Answers;

/// <summary>The hand-written reader against the source-generated one.</summary>
public sealed class InsightsReaderTests
{
    private static readonly Gen<string> Json = BigAnswer.Documents();

    [Fact]
    public void Both_readers_read_the_same_from_any_answer() => Json.Sample(AssertAlike);

    [Fact]
    public void Both_readers_agree_on_what_is_no_answer_when_a_document_is_damaged() =>
        Gen.Select(Json, Gen.Int[0, int.MaxValue], Gen.Byte).Sample((json, at, value) =>
        {
            var bytes = Encoding.UTF8.GetBytes(json);
            bytes[at % bytes.Length] = value;
            AssertAlike(bytes);
        });

    [Fact]
    public void Both_readers_refuse_a_document_that_is_cut() =>
        Gen.Select(Json, Gen.Int[0, int.MaxValue]).Sample((json, at) =>
        {
            var bytes = Encoding.UTF8.GetBytes(json.TrimEnd());
            Assert.ThrowsAny<JsonException>(() => InsightsReader.Read(bytes.AsSpan(0, at % bytes.Length)));
        });

    [Fact]
    public void The_large_answer_is_read_alike() => AssertAlike(BigAnswer.Bytes);

    [Fact]
    public void Strings_that_repeat_are_the_same_string()
    {
        var first = InsightsReader.Read(BigAnswer.Bytes)!;
        var second = InsightsReader.Read(BigAnswer.Bytes)!;

        Assert.Same(first.Categories![0].Name, second.Categories![0].Name);
        Assert.Same(first.Categories[0].Key, first.Categories[0].Id);
    }

    [Fact]
    public void The_pool_gives_every_string_back_unchanged_however_many_there_are()
    {
        var pool = new NamePool();
        for (var i = 0; i < 50_000; i++)
        {
            var text = $"name-{i % 20_000}-{new string('é', i % 40)}";
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes($"\"{text}\""));
            reader.Read();
            Assert.Equal(text, pool.Read(ref reader));
        }
    }

    private static void AssertAlike(string json) => AssertAlike(Encoding.UTF8.GetBytes(json));

    private static void AssertAlike(byte[] json)
    {
        var expected = Outcome(() => JsonSerializer.Deserialize(json, ContractsJson.Wire.AudienceInsightsResponse));
        var actual = Outcome(() => InsightsReader.Read(json));

        Assert.Equal(expected, actual);
    }

    // Unknown properties are the one thing that the fast reader passes over.
    private static string Outcome(Func<AudienceInsightsResponse?> read)
    {
        try
        {
            return BigAnswer.Text(read());
        }
        catch (JsonException)
        {
            return "not an answer";
        }
    }
}
