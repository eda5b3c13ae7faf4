using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.Hosting.Tests.Support;

/// <summary>Creates trackers from JSON configurations.</summary>
internal static class SomeConfiguration
{
    /// <summary>Returns the section <c>EventTracking</c> of a JSON configuration.</summary>
    public static IConfigurationSection Of(string json) => new ConfigurationBuilder()
        .AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json)))
        .Build()
        .GetSection("EventTracking");

    /// <summary>Returns services with a tracker that has this configuration.</summary>
    public static ServiceProvider Services(string json, Action<EventTrackingBuilder>? configure = null) =>
        new ServiceCollection().AddLogging().AddEventTracking(Of(json), configure).BuildServiceProvider();

    /// <summary>Returns the errors of a configuration, given as keys within the section and their values.</summary>
    public static IReadOnlyList<string> ErrorsOf(IReadOnlyDictionary<string, string> settings)
    {
        var section = new ConfigurationBuilder()
            .AddInMemoryCollection(
                settings.Select(static setting => KeyValuePair.Create($"EventTracking:{setting.Key}", (string?)setting.Value)))
            .Build()
            .GetSection("EventTracking");
        using var services = new ServiceCollection().AddLogging().AddEventTracking(section).BuildServiceProvider();
        return Assert.Throws<EventTrackingConfigurationException>(services.GetRequiredService<Tracker>).Errors;
    }

    /// <summary>Returns the errors of a configuration.</summary>
    public static IReadOnlyList<string> Errors(string json, Action<EventTrackingBuilder>? configure = null)
    {
        using var services = Services(json, configure);
        return Assert.Throws<EventTrackingConfigurationException>(services.GetRequiredService<Tracker>).Errors;
    }
}
