using System.Text.RegularExpressions;
using EventTracking.Tool.Metadata;

namespace EventTracking.Tool.Emissions;

/// <summary>Names the member that a developer wrote, for code that the compiler moved into a lambda or state machine.</summary>
internal static partial class MemberName
{
    /// <summary>Returns the type and the member: <c>Player.Stop</c>.</summary>
    public static string Of(MethodName method)
    {
        var types = method.Type.FullName.Split('+');
        var written = types.TakeWhile(static type => !type.Contains('<', StringComparison.Ordinal)).ToList();
        string[] generated = [method.Name, .. types.Skip(written.Count).Reverse()];
        var member = generated.Select(static name => WrittenName().Match(name))
            .FirstOrDefault(static match => match.Success)?.Groups["name"].Value;
        var type = written.Count > 0 ? written[^1][(written[^1].LastIndexOf('.') + 1)..] : "";
        return $"{type}.{member ?? method.Name}".TrimStart('.');
    }

    /// <summary>The name between the innermost angle brackets: <c>&lt;Stop&gt;b__0</c>, <c>&lt;&lt;Stop&gt;b__0&gt;d</c>.</summary>
    [GeneratedRegex("<(?<name>[^<>]+)>", RegexOptions.ExplicitCapture)]
    private static partial Regex WrittenName();
}
