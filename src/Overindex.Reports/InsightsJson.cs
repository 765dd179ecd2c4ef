using System.Text;
using System.Text.Json;
using Overindex.Contracts;

namespace Overindex.Reports;

/// <summary>An answer as the API writes it.</summary>
public static class InsightsJson
{
    /// <summary>The answer's JSON.</summary>
    /// <param name="answer">The answer.</param>
    /// <returns>One line, without a line end.</returns>
    public static string Of(AudienceInsightsResponse answer) =>
        Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(answer, ContractsJson.Wire.AudienceInsightsResponse));
}
