using Microsoft.Extensions.Configuration;

namespace EventTracking.Hosting.Configuration;

/// <summary>
/// Finds how a key is spelled by the earliest configuration source that has it, usually <c>appsettings.json</c>. A later source that sets
/// an option, such as an environment variable in upper case, then does not rename the backend that the option belongs to.
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
