using EventTracking.Hosting.Configuration;
using Microsoft.Extensions.Configuration;

namespace EventTracking.Hosting;

/// <summary>
/// The options of one backend or processor in a configuration. A type reads the options that it knows; what is left unread is
/// reported as an unknown option, with the nearest known one.
/// </summary>
/// <remarks>
/// Reading never throws. A value that is wrong is an error of the configuration, told together with all others when the host
/// starts, and the default is returned in its place.
/// </remarks>
public sealed partial class ComponentOptions
{
    private readonly IConfigurationSection _section;
    private readonly ComponentReader _reader;
    private readonly HashSet<string> _known;
    private bool _isReadByOthers;

    internal ComponentOptions(IConfigurationSection section, ComponentReader reader, params IEnumerable<string> known)
    {
        _section = section;
        _reader = reader;
        _known = new HashSet<string>(known, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The name of the backend in its router; for a processor its place in the list.</summary>
    public string Name => _section.Key;

    /// <summary>The full path of the component, for example <c>EventTracking:Backends:audit</c>.</summary>
    public string Path => _section.Path;

    /// <summary>
    /// The configuration itself, for a type that binds a class of its own. All options then count as known, and errors are the
    /// type's own to find.
    /// </summary>
    public IConfigurationSection Configuration
    {
        get
        {
            _isReadByOthers = true;
            return _section;
        }
    }

    /// <summary>Reports an error of an option that the type has found by itself.</summary>
    /// <param name="key">The option.</param>
    /// <param name="error">What is allowed; leave out the value where it may be a secret.</param>
    public void AddError(string key, string error) => _reader.Errors.Add(PathOf(key), error);

    /// <summary>The backends of a router: the option <c>Backends</c>.</summary>
    public IReadOnlyDictionary<string, IEventBackend> GetBackends() => _reader.ReadBackends(Section("Backends"));

    /// <summary>The processors of a router: the option <c>Processors</c>.</summary>
    public IReadOnlyList<IEventProcessor> GetProcessors() => _reader.ReadProcessors(Section("Processors"));

    /// <summary>An option that is known, and not looked at.</summary>
    internal void Skip(string key) => _known.Add(key);

    /// <summary>The options that have been read so far.</summary>
    internal IReadOnlyCollection<string> Known => _known;

    internal void ReportUnknown()
    {
        if (_isReadByOthers)
            return;

        foreach (var unknown in _section.GetChildren().Where(child => !_known.Contains(child.Key)))
            _reader.Errors.Add(unknown.Path, UnknownKey.Text("option", unknown.Key, _known));
    }

    private IConfigurationSection Section(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        _known.Add(key);
        return _section.GetSection(key);
    }

    private string PathOf(string key) => ConfigurationPath.Combine(_section.Path, key);
}
