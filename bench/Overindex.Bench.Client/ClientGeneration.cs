using NJsonSchema.CodeGeneration.CSharp;
using NSwag;
using NSwag.CodeGeneration.CSharp;

namespace Overindex.Bench.Client;

/// <summary>NSwag's client from the API's description: its defaults, but System.Text.Json and an <see cref="HttpClient"/> that is given, as a careful user sets it.</summary>
internal static class ClientGeneration
{
    internal static async Task RunAsync(string description, string code)
    {
        var document = await OpenApiDocument.FromFileAsync(description);
        var settings = new CSharpClientGeneratorSettings { ClassName = "GeneratedClient", InjectHttpClient = true, GenerateClientInterfaces = false };
        settings.CSharpGeneratorSettings.Namespace = "Overindex.Bench.Client.Generated";
        settings.CSharpGeneratorSettings.JsonLibrary = CSharpJsonLibrary.SystemTextJson;
        await File.WriteAllTextAsync(code, new CSharpClientGenerator(document, settings).GenerateFile());
    }
}
