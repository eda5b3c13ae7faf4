namespace EventTracking.Destinations.Tests.Consuming;

/// <summary>A sensor was read.</summary>
/// <param name="Number">The number of the reading.</param>
/// <param name="Sensor">The name of the sensor.</param>
[TrackedEvent("test.sensor.read", Readable = true)]
public readonly partial record struct Reading(int Number, string Sensor = "");
