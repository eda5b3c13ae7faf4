using EventTracking.Hosting.Configuration;
using Microsoft.Extensions.Configuration;

namespace EventTracking.Hosting;

/// <summary>
/// The options of one backend or processor in a configuration. A type reads the options that it knows; what is left unread is
/// reported as an unknown option, with the nearest known one.
/// </summary>
/// <remarks>
/// Reading never throws. Invalid values are collected and reported together when the host starts; the default is returned in their place.
/// </remarks>
public sealed partial class ComponentOptions
{
    private const string PathKey = "Path";

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

    /// <summary>
    /// The name of the backend in its router, as the earliest configuration source spells it; for a processor its index in the list.
    /// </summary>
    public string Name => _reader.NameOf(_section);

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
    /// <param name="error">What is allowed. Omit the value if it may be a secret.</param>
    public void AddError(string key, string error) => _reader.Errors.Add(PathOf(key), error);

    /// <summary>The backends of a router: the option <c>Backends</c>.</summary>
    public IReadOnlyDictionary<string, IEventBackend> GetBackends() => _reader.ReadBackends(Section("Backends"));

    /// <summary>The processors of a router: the option <c>Processors</c>.</summary>
    public IReadOnlyList<IEventProcessor> GetProcessors() => _reader.ReadProcessors(Section("Processors"));

    /// <summary>An option that is known, and not looked at.</summary>
    internal void Skip(string key) => _known.Add(key);

    /// <summary>The options that have been read so far.</summary>
    internal IReadOnlyCollection<string> Known => _known;

    /// <summary>Reports a setting that is allowed, but with which events are lost. It is logged as a warning when the host starts.</summary>
    /// <param name="key">The option.</param>
    /// <param name="warning">What the setting does.</param>
    internal void AddWarning(string key, string warning) => _reader.Warnings.Add($"{PathOf(key)} {warning}");

    /// <summary>Reports that the component cannot be created; at its path, if it is configured with one.</summary>
    internal void AddFailure(string error) => _reader.Errors.Add(_known.Contains(PathKey) ? PathOf(PathKey) : Path, error);

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
