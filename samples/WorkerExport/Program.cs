using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Overindex.Client.Extensions;
using WorkerExport;

var builder = Host.CreateApplicationBuilder(args);

// AudienceInsights__AccessToken and AudienceInsights__BaseAddress in the environment, or the same in appsettings.json.
builder.Services.AddAudienceInsightsClient(builder.Configuration.GetSection("AudienceInsights"));
builder.Services.AddOptions<ExportSettings>().BindConfiguration("Export");
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddHostedService<ExportWorker>();

await builder.Build().RunAsync();
