using EventTracking.Tool.Metadata;

namespace EventTracking.Tool.Emissions;

/// <summary>Names the member that a developer wrote, for code that the compiler moved into a lambda or state machine.</summary>
internal static class MemberName
{
    /// <summary>Returns the type and the member: <c>Player.Stop</c>.</summary>
    public static string Of(MethodName method)
    {
        var types = method.Type.FullName.Split('+');
        var written = types.TakeWhile(static type => !type.Contains('<', StringComparison.Ordinal)).ToList();
        var member = WrittenName.Find([method.Name, .. types.Skip(written.Count).Reverse()]);
        var type = written.Count > 0 ? written[^1][(written[^1].LastIndexOf('.') + 1)..] : "";
        return $"{type}.{member ?? method.Name}".TrimStart('.');
    }
}
