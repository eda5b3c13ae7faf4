using Microsoft.Extensions.Configuration;

namespace EventTracking.Hosting.Configuration;

/// <summary>Makes backends and processors of a configuration, and gathers all that is wrong with it.</summary>
internal sealed class ComponentReader(ComponentTypes types, IServiceProvider services, ConfigurationErrors errors)
{
    /// <summary>The option that names the type of a component.</summary>
    public const string TypeKey = "Type";

    private readonly List<IEventBackend> _made = [];

    public ConfigurationErrors Errors { get; } = errors;

    /// <summary>The backends of a section, by name.</summary>
    public Dictionary<string, IEventBackend> ReadBackends(IConfigurationSection section)
    {
        var backends = new Dictionary<string, IEventBackend>(StringComparer.Ordinal);
        foreach (var child in Children(section, "backends by name"))
        {
            if (Make(child, "backend", types.Backends) is not { } backend)
                continue;

            _made.Add(backend);
            backends[child.Key] = backend;
        }

        return backends;
    }

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
            return type.Make(options, services);
        }
        catch (Exception exception)
        {
            // With a wrong option there is nothing to add: the component was given a default in its place.
            if (Errors.Count == before)
                Report(section, what, type.Origin, exception);
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
            : $"found the name of no type of {what}. {allowed}");
        return null;
    }

    /// <summary>The message without the parameter of a constructor, which nobody who writes a configuration has ever seen.</summary>
    private static string MessageOf(Exception exception)
    {
        var parameter = exception is ArgumentException { ParamName: { } name } ? $" (Parameter '{name}')" : "";
        return exception.Message.EndsWith(parameter, StringComparison.Ordinal) ? exception.Message[..^parameter.Length] : exception.Message;
    }

    private void Report(IConfigurationSection section, string what, ComponentOrigin origin, Exception exception)
    {
        if (origin is ComponentOrigin.BuiltIn)
            Errors.Add(section.Path, MessageOf(exception));
        else
            Errors.Add(section.Path, $"the {what} cannot be made: {exception.GetType().Name}. The inner exception says more.", exception);
    }
}
