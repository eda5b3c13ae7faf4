using System.Reflection;
using System.Text;
using EventTracking.Http.Requests;
using EventTracking.OpenTelemetry.Protobuf;

namespace EventTracking.OpenTelemetry.Logs;

/// <summary>Writes the messages that are the same in every request.</summary>
internal static class Resource
{
    private const byte AttributeTag = (1 << 3) | 2;
    private const byte ScopeNameTag = (1 << 3) | 2;
    private const byte ScopeVersionTag = (2 << 3) | 2;

    public static string LibraryVersion { get; } = typeof(Resource).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>Returns a <c>Resource</c> with these attributes.</summary>
    public static byte[] Of(IEnumerable<KeyValuePair<string, string>> attributes)
    {
        var resource = new RequestBuffer();
        foreach (var (name, value) in attributes)
            AnyValueWriter.WriteMember(resource, AttributeTag, Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(value));
        return resource.WrittenSpan.ToArray();
    }

    /// <summary>Returns the <c>InstrumentationScope</c> of this library.</summary>
    public static byte[] Scope()
    {
        var scope = new RequestBuffer();
        ProtobufWriter.WriteBytes(scope, ScopeNameTag, "EventTracking"u8);
        ProtobufWriter.WriteBytes(scope, ScopeVersionTag, Encoding.ASCII.GetBytes(LibraryVersion));
        return scope.WrittenSpan.ToArray();
    }
}
