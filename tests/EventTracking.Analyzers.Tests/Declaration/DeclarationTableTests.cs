using EventTracking.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.Analyzers.Tests.Declaration;

/// <summary>
/// Checks thousands of declarations, each in its own namespace, most of them invalid. Whether they compile does not matter: code is
/// generated if and only if no rule about declarations is violated.
/// </summary>
public sealed class DeclarationTableTests
{
    /// <summary>The tilde marks the position of the optional modifier <c>partial</c>.</summary>
    private static readonly string[] Kinds =
        [
            "~record",
            "~record class",
            "~record struct",
            "readonly ~record struct",
            "~class",
            "~struct",
            "readonly ~struct",
            "ref ~struct",
            "~interface",
        ];

    private static readonly string[] Modifiers = ["", "sealed", "abstract", "static", "file", "unsafe", "new"];

    private static readonly string[] Parts =
    [
        "[TrackedEvent(\"a.b\")] {0}",
        "[TrackedEvent(\"a.b\")] {1}",
        "{0} [TrackedEvent(\"a.b\")] {0}",
        "{1} [TrackedEvent(\"a.b\")] {0}",
        "[TrackedEvent(\"a.b\")] {0} {1}",
        "[TrackedEvent(\"a.b\")] {0} [TrackedEvent(\"a.b\")] {0}",
    ];

    private static readonly string[] Accessibilities =
        ["", "public", "internal", "private", "protected", "private protected", "protected internal"];

    private static readonly string[] Arguments =
        [
            "(\"a.b\")",
            "(\"\")",
            "(null!)",
            "(null)",
            "()",
            "",
            "(Version = 2)",
            "(\"a.b\", Version = 0)",
            "(\"a.b\", Version = -1)",
            "(\"a.b\", Version = 2)",
            "(1)",
            "(NotThere)",
            "(\"a\" + \"b\")",
            "(nameof(Event))",
            "(name: \"a.b\")",
            "(\"a.b\"), TrackedEvent(\"a.c\")",
        ];

    private static readonly string[] Containers =
    [
        "{0}",
        "public partial class Outer {{ {0} }}",
        "public class Outer {{ {0} }}",
        "public static partial class Outer {{ {0} }}",
        "public abstract partial class Outer {{ {0} }}",
        "public partial struct Outer {{ {0} }}",
        "public ref partial struct Outer {{ {0} }}",
        "public partial interface IOuter {{ {0} }}",
        "public partial record Outer {{ {0} }}",
        "public partial record struct Outer {{ {0} }}",
        "public partial class Outer<T> {{ {0} }}",
        "file partial class Outer {{ {0} }}",
        "public class Outest {{ public partial class Outer {{ {0} }} }}",
        "public partial class Outest {{ protected partial class Outer {{ {0} }} }}",
        "public partial class Outest {{ private partial class Outer {{ {0} }} }}",
        "public partial class Outest<T> {{ public partial class Outer {{ {0} }} }}",
        "public partial class Outer {{ {0} }} partial class Outer {{ }}",
        "public partial class Outer {{ {0} }} class Outer {{ }}",
    ];

    public static TheoryData<string> Tables => ["modifiers", "parts", "accessibilities", "arguments"];

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Code_is_generated_if_and_only_if_no_declaration_rule_is_violated(string table)
    {
        var declarations = Declarations(table).ToArray();
        var build = await Build.Of(
            "using EventTracking;\n"
                + string.Concat(declarations.Select(static (declaration, i) => $"namespace N{i} {{ {declaration} }}\n")),
            TestContext.Current.CancellationToken);

        var generated = build.Generated.GeneratedSources.Select(static source => source.HintName.Split('.')[0]).ToHashSet();
        var broken = build.Reported
            .Where(static diagnostic => diagnostic.Id.StartsWith("EVT1", StringComparison.Ordinal))
            .Select(static diagnostic => diagnostic.Location.SourceTree!.GetRoot().FindNode(diagnostic.Location.SourceSpan))
            .Select(static node => node.FirstAncestorOrSelf<NamespaceDeclarationSyntax>()!.Name.ToString())
            .ToHashSet();

        Assert.Null(build.Generated.Exception);
        Assert.NotEmpty(generated);
        Assert.Empty(declarations.Where((_, i) => generated.Contains($"N{i}") == broken.Contains($"N{i}")));
    }

    private static IEnumerable<string> Declarations(string table) => table switch
    {
        "modifiers" =>
            from modifier in Modifiers
            from kind in Kinds
            from container in Containers
            select In(container, $"[TrackedEvent(\"a.b\")] {modifier} {Partial(kind)} Event {{ }}"),
        "parts" =>
            from parts in Parts
            from name in new[] { "Event { }", "Event<T> { }" }
            from kind in Kinds
            from container in Containers
            select In(container, string.Format(null, parts, $"{Partial(kind)} {name}", $"{NotPartial(kind)} {name}")),
        "accessibilities" =>
            from accessibility in Accessibilities
            from kind in Kinds
            from container in Containers
            select In(container, $"[TrackedEvent(\"a.b\")] {accessibility} {Partial(kind)} Event {{ }}"),
        _ =>
            from argument in Arguments
            from kind in Kinds
            from container in Containers.Take(3)
            select In(container, $"[TrackedEvent{argument}] public {Partial(kind)} Event {{ }}"),
    };

    private static string Partial(string kind) => kind.Replace("~", "partial ", StringComparison.Ordinal);

    private static string NotPartial(string kind) => kind.Replace("~", "", StringComparison.Ordinal);

    private static string In(string container, string declaration) => string.Format(null, container, declaration);
}
