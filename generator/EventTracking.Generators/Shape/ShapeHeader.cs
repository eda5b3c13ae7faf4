using System.Globalization;

namespace EventTracking.Generators.Shape;

/// <summary>The line above the nodes of a shape: <c>org.edx.video.stop 2</c>.</summary>
internal static class ShapeHeader
{
    public static string Text(string eventName, int version) =>
        $"{ShapeName.QuoteEvent(eventName)} {version.ToString(CultureInfo.InvariantCulture)}";
}
