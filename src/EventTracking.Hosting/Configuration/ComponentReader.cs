using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.Hosting.Configuration;

/// <summary>Creates the backends and processors of a configuration, and collects its errors.</summary>
internal sealed class ComponentReader(ComponentTypes types, IServiceProvider services, ConfigurationErrors errors)
{
    /// <summary>The option that names the type of a component.</summary>
    public const string TypeKey = "Type";

    private readonly List<IEventBackend> _made = [];
    private readonly KeySpelling _spelling = new(services.GetService<IConfiguration>());

    public ConfigurationErrors Errors { get; } = errors;

    /// <summary>The services that components are created from.</summary>
    public IServiceProvider Services { get; } = services;

    /// <summary>Settings that are allowed, but with which events are lost.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>The backends of a section, by name.</summary>
    public Dictionary<string, IEventBackend> ReadBackends(IConfigurationSection section)
    {
        var backends = new Dictionary<string, IEventBackend>(StringComparer.OrdinalIgnoreCase);
        foreach (var child in Children(section, "backends by name"))
        {
            if (ReadBackend(child) is { } backend)
                backends[NameOf(child)] = backend;
        }

        return backends;
    }

    /// <summary>Creates the backend of a section; <see langword="null"/> if that fails, which is reported.</summary>
    public IEventBackend? ReadBackend(IConfigurationSection section)
    {
        var backend = Make(section, "backend", types.Backends);
        if (backend is not null)
            _made.Add(backend);
        return backend;
    }

    /// <summary>Returns the name that a section has in the earliest source of the configuration.</summary>
    public string NameOf(IConfigurationSection section) => _spelling.Of(section);

    /// <summary>The processors of a section, in their order.</summary>
    public List<IEventProcessor> ReadProcessors(IConfigurationSection section) =>
        [.. Children(section, "a list of processors").Select(child => Make(child, "processor", types.Processors)).OfType<IEventProcessor>()];

    /// <summary>Closes what a configuration with errors has opened.</summary>
    public void Abandon()
    {
        foreach (var backend in _made.OfType<IDisposable>())
            backend.Dispose();
    }

    private IEnumerable<IConfigurationSection> Children(IConfigurationSection section, string allowed)
    {
        if (!string.IsNullOrEmpty(section.Value))
            Errors.Add(section.Path, $"found a single value. Allowed is a section: {allowed}.");
        return section.GetChildren();
    }

    private T? Make<T>(IConfigurationSection section, string what, IReadOnlyDictionary<string, ComponentType<T>> known)
        where T : class
    {
        if (Find(section, what, known) is not { } type)
            return null;

        var options = new ComponentOptions(section, this, TypeKey);
        var before = Errors.Count;
        try
        {
            return type.Make(options, Services);
        }
        catch (Exception exception)
        {
            // With a wrong option there is nothing to add: the component was given a default in its place.
            if (Errors.Count == before)
                Report(options, what, type.Origin, exception);
            return null;
        }
        finally
        {
            options.ReportUnknown();
        }
    }

    private ComponentType<T>? Find<T>(IConfigurationSection section, string what, IReadOnlyDictionary<string, ComponentType<T>> known)
        where T : class
    {
        var path = ConfigurationPath.Combine(section.Path, TypeKey);
        var allowed = $"Known are: {string.Join(", ", known.Keys.Order(StringComparer.Ordinal))}.";
        if (section[TypeKey] is not { Length: > 0 } type)
        {
            Errors.Add(path, $"is missing. Name the type of the {what}. {allowed}");
            return null;
        }

        if (known.TryGetValue(type, out var found))
            return found;

        Errors.Add(path, NearestName.Find(type, known.Keys) is { } nearest
            ? $"there is no type of {what} '{type}'. Did you mean '{nearest}'? {allowed}"
            : $"found another text, which is not the name of a type of {what}. {allowed}");
        return null;
    }

    private void Report(ComponentOptions options, string what, ComponentOrigin origin, Exception exception)
    {
        if (origin is ComponentOrigin.Application)
            Errors.Add(options.Path, $"the {what} cannot be created: {exception.GetType().Name}. The inner exception says more.", exception);
        else
            options.AddFailure($"the {what} cannot be created: {FailureText.Of(exception)}.");
    }
}
