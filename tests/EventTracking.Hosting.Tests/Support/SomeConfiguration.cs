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

    /// <summary>The errors that the configuration has.</summary>
    public static IReadOnlyList<string> Errors(string json, Action<EventTrackingBuilder>? configure = null)
    {
        using var services = Services(json, configure);
        return Assert.Throws<EventTrackingConfigurationException>(services.GetRequiredService<Tracker>).Errors;
    }
}
