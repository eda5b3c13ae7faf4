using System.Text.RegularExpressions;
using Xunit;

namespace EventTracking.Tests.Support;

/// <summary>The tests that a document names as its proof: <c>`FileTests.A_line_is_whole`</c>.</summary>
internal static partial class NamedTests
{
    /// <summary>The names that are in the document and not among the tests.</summary>
    public static IEnumerable<string> MissingFrom(string document)
    {
        var tests = typeof(NamedTests).Assembly.GetTypes()
            .SelectMany(static type => type.GetMethods())
            .Where(static method => method.IsDefined(typeof(FactAttribute), inherit: true))
            .Select(static method => $"{method.DeclaringType!.Name}.{method.Name}")
            .ToHashSet(StringComparer.Ordinal);
        return Name().Matches(document).Select(static name => name.Groups[1].Value).Where(name => !tests.Contains(name));
    }

    [GeneratedRegex(@"`(\w+Tests\.\w+)`")]
    public static partial Regex Name();
}
