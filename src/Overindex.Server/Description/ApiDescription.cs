using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Overindex.Contracts;
using Overindex.Server.Answers;
using Scalar.AspNetCore;

namespace Overindex.Server.Description;

/// <summary>The API's OpenAPI document, made once and served as bytes, and the reference page made from it.</summary>
internal static class ApiDescription
{
    private const string Name = "v5";
    private const string Path = "/openapi/v5.json";

    private static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];

    internal static void AddServices(IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ContractsJson.Wire);
            json.SerializerOptions.PropertyNamingPolicy = ContractsJson.Wire.Options.PropertyNamingPolicy;
            json.SerializerOptions.NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict;
        });
        services.AddOpenApi(Name, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_0;
            options.AddDocumentTransformer<DocumentTransformer>();
            options.AddOperationTransformer<OperationTransformer>();
            options.AddSchemaTransformer<SchemaTransformer>();
        });
    }

    internal static void Map(WebApplication app)
    {
        var document = new Lazy<Task<Answer>>(() => MakeAsync(app.Services));
        app.MapMethods(Path, GetAndHead, async (HttpContext context) => await new AnswerResult(await document.Value, "no-cache").ExecuteAsync(context))
            .ExcludeFromDescription();
        app.MapScalarApiReference("/docs", reference => reference
            .WithTitle("Overindex reference")
            .AddDocument(Name, Name, Path)
            .DisableDefaultFonts()
            .DisableTelemetry()
            .DisableAgent()
            .DisableMcp()
            .HideClientButton()
            .HideDeveloperTools())
            .Add(ReferencePage.SealOff);
    }

    private static async Task<Answer> MakeAsync(IServiceProvider services)
    {
        var provider = services.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name);
        var document = await provider.GetOpenApiDocumentAsync();
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        document.SerializeAsV3(new OpenApiJsonWriter(text));
        return new Answer(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
