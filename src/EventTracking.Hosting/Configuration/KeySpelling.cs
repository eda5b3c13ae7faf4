using Microsoft.Extensions.Configuration;

namespace EventTracking.Hosting.Configuration;

/// <summary>
/// Finds the spelling of a key in the first configuration source that has it, usually <c>appsettings.json</c>. So an environment variable
/// in upper case that sets an option of a backend does not rename the backend.
/// </summary>
internal sealed class KeySpelling(IConfiguration? configuration)
{
    private readonly IConfigurationRoot? _root = configuration as IConfigurationRoot;

    public string Of(IConfigurationSection section) => SourcesOf(section)
        .FirstOrDefault(key => string.Equals(key, section.Key, StringComparison.OrdinalIgnoreCase)) ?? section.Key;

    private IEnumerable<string> SourcesOf(IConfigurationSection section)
    {
        var parent = ConfigurationPath.GetParentPath(section.Path);
        return _root is null ? [] : _root.Providers.SelectMany(provider => provider.GetChildKeys([], parent));
    }
}
