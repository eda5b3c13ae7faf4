using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Types;

/// <summary>
/// Framework types that readers know as a text or a name, and that the core cannot format. Their properties are not what readers
/// expect, and some are recursive, such as the root of a folder.
/// </summary>
internal static class TextTypes
{
    private const string Text = "use its text as a string";

    private const string Name = "use its name as a string";

    private static readonly (string Type, string Advice)[] Known =
    [
        ("System.Diagnostics.ActivitySpanId", Text),
        ("System.Diagnostics.ActivityTraceId", Text),
        ("System.Globalization.CompareInfo", Name),
        ("System.Globalization.RegionInfo", Name),
        ("System.IO.DriveInfo", Name),
        ("System.IO.FileSystemInfo", "use its path as a string"),
        ("System.Net.EndPoint", Text),
        ("System.Net.Http.HttpMethod", Text),
        ("System.Net.Http.Headers.MediaTypeHeaderValue", Text),
        ("System.Net.Mail.MailAddress", Text),
        ("System.Net.NetworkInformation.PhysicalAddress", Text),
        ("System.Reflection.AssemblyName", Name),
        ("System.Runtime.InteropServices.OSPlatform", Text),
        ("System.Text.Encoding", Name),
        ("System.Text.RegularExpressions.Regex", Text),
        ("System.TimeZoneInfo", "use its Id"),
    ];

    /// <summary>What to use instead of the type; <see langword="null"/> for all other types.</summary>
    public static string? Advice(ITypeSymbol type)
    {
        for (var current = type; current is not null && current.IsInSystem(); current = current.BaseType)
        {
            foreach (var (known, advice) in Known)
            {
                if (current.Is(known))
                    return advice;
            }
        }

        return null;
    }
}
