using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.Hosting.Configuration;

/// <summary>Creates the backends and processors of a configuration, and collects its errors.</summary>
internal sealed class ComponentReader(ComponentTypes types, IServiceProvider services, ConfigurationErrors errors)
{
    /// <summary>The option that names the type of a component.</summary>
    public const string TypeKey = "Type";

    private readonly List<IEventBackend> _created = [];
    private readonly KeySpelling _spelling = new(services.GetService<IConfiguration>());

    public ConfigurationErrors Errors { get; } = errors;

    /// <summary>The services that components are created from.</summary>
    public IServiceProvider Services { get; } = services;

    /// <summary>Settings that are valid but lose events.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>Creates the backends of a section, by name.</summary>
    public Dictionary<string, IEventBackend> ReadBackends(IConfigurationSection section)
    {
        var backends = new Dictionary<string, IEventBackend>(StringComparer.OrdinalIgnoreCase);
        foreach (var child in Children(section, "a section of backends by name"))
        {
            if (ReadBackend(child) is { } backend)
                backends[NameOf(child)] = backend;
        }

        return backends;
    }

    /// <summary>Creates the backend of a section. If that fails, an error is reported and <see langword="null"/> is returned.</summary>
    public IEventBackend? ReadBackend(IConfigurationSection section)
    {
        var backend = Create(section, "backend", types.Backends);
        if (backend is not null)
            _created.Add(backend);
        return backend;
    }

    /// <summary>Returns the key of a section as spelled by the first configuration source.</summary>
    public string NameOf(IConfigurationSection section) => _spelling.Of(section);

    /// <summary>Creates the processors of a section, in order.</summary>
    public List<IEventProcessor> ReadProcessors(IConfigurationSection section) =>
        [.. Children(section, "a list of processors")
            .Select(child => Create(child, "processor", types.Processors))
            .OfType<IEventProcessor>()];

    /// <summary>Disposes the created backends, because the configuration has errors.</summary>
    public void Abandon()
    {
        foreach (var backend in _created.OfType<IDisposable>())
            backend.Dispose();
    }

    private IEnumerable<IConfigurationSection> Children(IConfigurationSection section, string expected)
    {
        if (!string.IsNullOrEmpty(section.Value))
            Errors.Add(section.Path, $"expected {expected}, but found a single value.");
        return section.GetChildren();
    }

    private T? Create<T>(IConfigurationSection section, string kind, IReadOnlyDictionary<string, ComponentType<T>> known)
        where T : class
    {
        if (Find(section, kind, known) is not { } type)
            return null;

        var options = new ComponentOptions(section, this, TypeKey);
        var before = Errors.Count;
        try
        {
            return type.Create(options, Services);
        }
        catch (Exception exception)
        {
            // An invalid option is already reported, and may have caused the exception.
            if (Errors.Count == before)
                Report(options, kind, type.Origin, exception);
            return null;
        }
        finally
        {
            options.ReportUnknown();
        }
    }

    private ComponentType<T>? Find<T>(IConfigurationSection section, string kind, IReadOnlyDictionary<string, ComponentType<T>> known)
        where T : class
    {
        var path = ConfigurationPath.Combine(section.Path, TypeKey);
        var knownTypes = $"Known types: {string.Join(", ", known.Keys.Order(StringComparer.Ordinal))}.";
        if (section[TypeKey] is not { Length: > 0 } type)
        {
            Errors.Add(path, $"the {kind} type is missing. {knownTypes}");
            return null;
        }

        if (known.TryGetValue(type, out var found))
            return found;

        Errors.Add(path, NearestName.Find(type, known.Keys) is { } nearest
            ? $"unknown {kind} type '{type}'. Did you mean '{nearest}'? {knownTypes}"
            : $"unknown {kind} type. {knownTypes}");
        return null;
    }

    private void Report(ComponentOptions options, string kind, ComponentOrigin origin, Exception exception)
    {
        if (origin is ComponentOrigin.Application)
            Errors.Add(options.Path, $"the {kind} cannot be created: {exception.GetType().Name}. See the inner exception.", exception);
        else
            options.AddFailure($"the {kind} cannot be created: {FailureText.Of(exception)}.");
    }
}
