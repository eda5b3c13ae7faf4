using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EventTracking.Hosting.Configuration;

/// <summary>Makes a tracker of what code and configurations say.</summary>
internal static class TrackerFactory
{
    /// <exception cref="EventTrackingConfigurationException">A configuration is wrong; the message lists every error.</exception>
    public static Tracker Make(TrackerComposition composition, IServiceProvider services)
    {
        var reader = new ComponentReader(composition.Types, services, new ConfigurationErrors());
        var options = composition.Configurations.Select(section => new ComponentOptions(section, reader)).ToArray();

        // Each is asked, so that each one's errors are found.
        var isEnabled = options.Count(TrackerSection.IsEnabled) == options.Length;
        var (sections, settings) = Read(options, isEnabled);

        var backends = new Dictionary<string, IEventBackend>(StringComparer.Ordinal);
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

            return new Tracker(
                isEnabled ? backends : null,
                composition.ContextLocator?.Invoke(services) ?? sections.Select(static section => section.ContextLocator).LastOrDefault(static locator => locator is not null),
                [.. composition.Processors.Select(make => make(services)), .. sections.SelectMany(static section => section.Processors)],
                services.GetService<TimeProvider>(),
                services.GetService<ILogger<Tracker>>(),
                settings);
        }
        catch
        {
            // No tracker is there to dispose of what is open already.
            foreach (var backend in made.OfType<IDisposable>())
                backend.Dispose();
            reader.Abandon();
            throw;
        }
    }

    /// <summary>Reads the sections in their order: what a later one sets holds, and all else stays as the earlier ones have it.</summary>
    private static (List<TrackerSection> Sections, TrackerOptions Settings) Read(IEnumerable<ComponentOptions> configurations, bool isEnabled)
    {
        var sections = new List<TrackerSection>();
        var settings = new TrackerOptions();
        foreach (var options in configurations)
        {
            sections.Add(isEnabled ? TrackerSection.Read(options, settings) : TrackerSection.ReadWithoutBackends(options, settings));
            settings = sections[^1].Options;
        }

        return (sections, settings);
    }
}
