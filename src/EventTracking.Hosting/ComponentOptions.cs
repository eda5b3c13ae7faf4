using EventTracking.Hosting.Configuration;
using EventTracking.Hosting.Logging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EventTracking.Hosting;

/// <summary>
/// The configured options of one backend, processor or consumer. Options that its type does not read are reported as unknown, with a
/// suggestion.
/// </summary>
/// <remarks>
/// Reading never throws: for an invalid value, the default is returned, and all errors are reported together when the host starts.
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

    /// <summary>Reads the options of a component that is not part of a tracker, such as a consumer of events.</summary>
    /// <typeparam name="T">The options.</typeparam>
    /// <param name="services">The services of a host, with its <see cref="IConfiguration"/>.</param>
    /// <param name="path">The full path of the section, for example <c>EventTracking:Consumers:warehouse</c>.</param>
    /// <param name="read">Reads the options. It also reports the errors of values that were set in code.</param>
    /// <exception cref="EventTrackingConfigurationException">The section has errors; the message lists all of them.</exception>
    public static T ReadSection<T>(IServiceProvider services, string path, Func<ComponentOptions, T> read)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(read);
        var section = services.GetRequiredService<IConfiguration>().GetSection(path);
        var errors = new ConfigurationErrors();
        var options = new ComponentOptions(section, new ComponentReader(new ComponentTypes(), services, errors));
        var value = read(options);
        options.ReportUnknown();
        errors.ThrowIfAny();
        return value;
    }

    /// <summary>
    /// The name of the backend in its router, as spelled by the first configuration source; for a processor, its index in the list.
    /// </summary>
    public string Name => _reader.NameOf(_section);

    /// <summary>The full path of the component, for example <c>EventTracking:Backends:audit</c>.</summary>
    public string Path => _section.Path;

    /// <summary>
    /// The configuration section, for types that bind a class of their own. After it has been read, unknown options are not reported.
    /// </summary>
    public IConfigurationSection Configuration
    {
        get
        {
            _isReadByOthers = true;
            return _section;
        }
    }

    /// <summary>
    /// Creates a logger that writes to the application's log. It is resolved when it is first used, because a logger provider can depend on
    /// the tracker that is being created.
    /// </summary>
    /// <param name="category">The category of the log, for example <c>EventTracking.PostgreSql</c>.</param>
    public ILogger CreateLogger(string category) =>
        (Services.GetService<DeferredLoggers>() ?? new DeferredLoggers(Services)).Of(category);

    /// <summary>Reports an error of an option.</summary>
    /// <param name="key">The name of the option.</param>
    /// <param name="error">The error and what to do. Do not include the value if it may be a secret.</param>
    public void AddError(string key, string error) => _reader.Errors.Add(PathOf(key), error);

    /// <summary>
    /// Reports the errors of options that were read into a class with a method <c>Validate</c>, such as
    /// <see cref="BatchingOptions.Validate"/>. An option that already has an error does not get another one.
    /// </summary>
    /// <param name="errors">The names of the invalid options, each with the allowed values.</param>
    /// <exception cref="ArgumentNullException"><paramref name="errors"/> is <see langword="null"/>.</exception>
    public void AddErrors(IEnumerable<KeyValuePair<string, string>> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        foreach (var (key, expected) in errors)
        {
            if (!_reader.Errors.Contains(PathOf(key)))
                AddError(key, $"{(IsNumberOrAmount(_section[key]) ? "is out of range" : "is not valid")}. Expected {expected}.");
        }
    }

    /// <summary>Creates the backends in the option <c>Backends</c>, for a router.</summary>
    public IReadOnlyDictionary<string, IEventBackend> GetBackends() => _reader.ReadBackends(Section("Backends"));

    /// <summary>Creates the processors in the option <c>Processors</c>, for a router.</summary>
    public IReadOnlyList<IEventProcessor> GetProcessors() => _reader.ReadProcessors(Section("Processors"));

    /// <summary>Marks an option as known without reading it.</summary>
    internal void Skip(string key) => _known.Add(key);

    /// <summary>The options that have been read so far.</summary>
    internal IReadOnlyCollection<string> Known => _known;

    /// <summary>Reports a valid setting that loses events. It is logged as a warning when the host starts.</summary>
    /// <param name="key">The name of the option.</param>
    /// <param name="warning">The effect of the setting.</param>
    internal void AddWarning(string key, string warning) => _reader.Warnings.Add($"{PathOf(key)} {warning}");

    /// <summary>Reports that the component cannot be created; as an error of the option <c>Path</c>, if it has one.</summary>
    internal void AddFailure(string error) => _reader.Errors.Add(_known.Contains(PathKey) ? PathOf(PathKey) : Path, error);

    /// <summary>Reports the options that have not been read.</summary>
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
