using EventTracking.Hosting.Logging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.Hosting.Configuration;

/// <summary>Creates a tracker from its composition and the configuration sections that belong to it.</summary>
internal static class TrackerFactory
{
    /// <exception cref="EventTrackingConfigurationException">A configuration is wrong; the message lists every error.</exception>
    public static Tracker Make(TrackerComposition composition, IServiceProvider services) =>
        DeferredLoggers.WhileCreating(() => Create(composition, services));

    private static Tracker Create(TrackerComposition composition, IServiceProvider services)
    {
        var reader = new ComponentReader(composition.Types, services, new ConfigurationErrors());
        var options = composition.Configurations.Select(section => new ComponentOptions(section, reader)).ToArray();

        // Every section is read, so that the errors of all of them are found.
        var isEnabled = options.Count(TrackerSection.IsEnabled) == options.Length;
        var (sections, settings) = Read(options, composition.Name, isEnabled);

        var backends = new Dictionary<string, IEventBackend>(StringComparer.OrdinalIgnoreCase);
        foreach (var (path, name, backend) in sections.SelectMany(static section => section.Backends))
        {
            if (composition.Backends.ContainsKey(name) || !backends.TryAdd(name, backend))
                reader.Errors.Add(path, "the tracker has a backend of this name already. Give one of the two another name.");
        }

        if (reader.Errors.Count > 0)
            reader.Abandon();
        reader.Errors.ThrowIfAny();

        var made = new List<IEventBackend>();
        try
        {
            foreach (var (name, make) in isEnabled ? composition.Backends : [])
            {
                made.Add(make(services));
                backends.Add(name, made[^1]);
            }

            foreach (var configure in composition.Options)
                configure(settings);

            var tracker = new Tracker(
                isEnabled ? backends : null,
                composition.ContextLocator?.Invoke(services) ?? sections.Select(static section => section.ContextLocator).LastOrDefault(static locator => locator is not null),
                [.. composition.Processors.Select(make => make(services)), .. sections.SelectMany(static section => section.Processors)],
                services.GetService<TimeProvider>(),
                services.GetRequiredService<DeferredLoggers>().Of<Tracker>(),
                settings);
            composition.Warnings = isEnabled && backends.Count == 0 ? [WithoutBackends(composition), .. reader.Warnings] : reader.Warnings;
            return tracker;
        }
        catch
        {
            // No tracker exists that would dispose the backends.
            foreach (var backend in made.OfType<IDisposable>())
                backend.Dispose();
            reader.Abandon();
            throw;
        }
    }

    /// <summary>Reads the sections in their order. What a later one sets overrides the earlier ones.</summary>
    private static (List<TrackerSection> Sections, TrackerOptions Settings) Read(IEnumerable<ComponentOptions> configurations, string tracker, bool isEnabled)
    {
        var sections = new List<TrackerSection>();
        var settings = new TrackerOptions { Name = tracker };
        foreach (var options in configurations)
        {
            sections.Add(isEnabled ? TrackerSection.Read(options, settings) : TrackerSection.ReadWithoutBackends(options, settings));
            settings = sections[^1].Options;
        }

        return (sections, settings);
    }

    private static string WithoutBackends(TrackerComposition composition)
    {
        var sections = composition.Configurations.Select(static section =>
            $"the section {section.Path} {(section.Exists() ? "lists none" : "does not exist; check its spelling")}");
        return string.Join("; ", ["no backend is configured, so that its events go nowhere", .. sections]);
    }
}
