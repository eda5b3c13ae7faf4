using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.Hosting.Tests.Support;

/// <summary>Makes trackers of JSON texts.</summary>
internal static class SomeConfiguration
{
    /// <summary>The section <c>EventTracking</c> of a JSON text.</summary>
    public static IConfigurationSection Of(string json) => new ConfigurationBuilder()
        .AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json)))
        .Build()
        .GetSection("EventTracking");

    /// <summary>The services with a tracker of that configuration.</summary>
    public static ServiceProvider Services(string json, Action<EventTrackingBuilder>? configure = null) =>
        new ServiceCollection().AddLogging().AddEventTracking(Of(json), configure).BuildServiceProvider();

    /// <summary>The errors of a configuration that is given as values by their keys within the section.</summary>
    public static IReadOnlyList<string> ErrorsOf(IReadOnlyDictionary<string, string> settings)
    {
        var section = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(static setting => KeyValuePair.Create($"EventTracking:{setting.Key}", (string?)setting.Value)))
            .Build()
            .GetSection("EventTracking");
        using var services = new ServiceCollection().AddLogging().AddEventTracking(section).BuildServiceProvider();
        return Assert.Throws<EventTrackingConfigurationException>(services.GetRequiredService<Tracker>).Errors;
    }

    /// <summary>The errors that the configuration has.</summary>
    public static IReadOnlyList<string> Errors(string json, Action<EventTrackingBuilder>? configure = null)
    {
        using var services = Services(json, configure);
        return Assert.Throws<EventTrackingConfigurationException>(services.GetRequiredService<Tracker>).Errors;
    }
}
