using Microsoft.Extensions.Options;

namespace Overindex.Client.Extensions.Wiring;

/// <summary>Checks the settings when the program starts, not at the first call.</summary>
internal sealed class SettingsValidation(IServiceProvider services) : IValidateOptions<AudienceInsightsClientSettings>
{
    public ValidateOptionsResult Validate(string? name, AudienceInsightsClientSettings options)
    {
        try
        {
            ClientFactory.Options(options, services).Validate();
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException broken)
        {
            return ValidateOptionsResult.Fail(broken.Message);
        }
    }
}
