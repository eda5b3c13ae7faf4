using EventTracking.Hosting.Logging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.Hosting.Configuration;

/// <summary>Creates a tracker from its composition and the configuration sections that belong to it.</summary>
internal static class TrackerFactory
{
    /// <exception cref="EventTrackingConfigurationException">A configuration has errors; the message lists all of them.</exception>
    public static Tracker Create(TrackerComposition composition, IServiceProvider services) =>
        DeferredLoggers.WhileCreating(() => CreateTracker(composition, services));

    private static Tracker CreateTracker(TrackerComposition composition, IServiceProvider services)
    {
        var reader = new ComponentReader(composition.Types, services, new ConfigurationErrors());
        var options = composition.Configurations.Select(section => new ComponentOptions(section, reader)).ToArray();

        // No short circuit: the errors of all sections are reported.
        var isEnabled = options.Count(TrackerSection.IsEnabled) == options.Length;
        var (sections, settings) = Read(options, composition.Name, isEnabled);

        var backends = new Dictionary<string, IEventBackend>(StringComparer.OrdinalIgnoreCase);
        foreach (var (path, name, backend) in sections.SelectMany(static section => section.Backends))
        {
            if (composition.Backends.ContainsKey(name) || !backends.TryAdd(name, backend))
                reader.Errors.Add(path, "the tracker already has a backend with this name. Rename one of them.");
        }

        if (reader.Errors.Count > 0)
            reader.Abandon();
        reader.Errors.ThrowIfAny();

        var created = new List<IEventBackend>();
        try
        {
            foreach (var (name, factory) in isEnabled ? composition.Backends : [])
            {
                created.Add(factory(services));
                backends.Add(name, created[^1]);
            }

            foreach (var configure in composition.Options)
                configure(settings);

            var tracker = new Tracker(
                isEnabled ? backends : null,
                composition.ContextLocator?.Invoke(services)
                    ?? sections.LastOrDefault(static section => section.ContextLocator is not null)?.ContextLocator,
                [
                    .. composition.Processors.Select(factory => factory(services)),
                    .. sections.SelectMany(static section => section.Processors),
                ],
                services.GetService<TimeProvider>(),
                services.GetRequiredService<DeferredLoggers>().Of<Tracker>(),
                settings);
            composition.Warnings = isEnabled && backends.Count == 0 ? [WithoutBackends(composition), .. reader.Warnings] : reader.Warnings;
            return tracker;
        }
        catch
        {
            // Without a tracker, nothing else disposes the backends.
            foreach (var backend in created.OfType<IDisposable>())
                backend.Dispose();
            reader.Abandon();
            throw;
        }
    }

    /// <summary>Reads the sections in order. Later sections override the options of earlier ones.</summary>
    private static (List<TrackerSection> Sections, TrackerOptions Settings) Read(
        IEnumerable<ComponentOptions> configurations, string tracker, bool isEnabled)
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
            $"the section {section.Path} {(section.Exists() ? "has no backends" : "does not exist, check its spelling")}");
        return string.Join("; ", ["no backend is configured", .. sections]);
    }
}
