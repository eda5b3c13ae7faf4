using System.Text;
using EventTracking.Analyzers.Tests.Harness;
using EventTracking.CodeFixes.Use;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.Analyzers.Tests.Use;

/// <summary>A value of untyped data that becomes the argument of a typed emit.</summary>
/// <param name="Source">The type of the variable <c>number</c>.</param>
/// <param name="Value">The expression, which may use <c>number</c>.</param>
/// <param name="Target">The type of the parameter.</param>
public sealed record Conversion(string Source, string Value, string Target);

/// <summary>The output of emitting the same values untyped and typed, in compiled code.</summary>
/// <param name="Conversion">The conversion.</param>
/// <param name="IsAccepted">Whether the fix accepts the conversion.</param>
/// <param name="Untyped">The data of the untyped emits.</param>
/// <param name="Typed">The data of the typed emits.</param>
internal sealed record EmitsSideBySide(Conversion Conversion, bool IsAccepted, IReadOnlyList<string> Untyped, IReadOnlyList<string> Typed)
{
    public const string Usings =
        "using System; using System.Collections.Generic; using System.Linq; using System.Text.Json.Nodes; using EventTracking;";

    private const string Numbers =
        """
        public static class Some
        {
            public static List<long> Numbers { get; } =
            [
                .. from size in Enumerable.Range(0, 63).Select(n => 1L << n).Concat(Enumerable.Range(0, 19).Select(n => (long)Math.Pow(10, n)))
                   from near in new[] { size - 1, size, size + 1 }
                   from number in new[] { near, -near }
                   select number,
                long.MinValue,
                long.MaxValue,
            ];
        }
        """;

    /// <param name="conversions">The conversions.</param>
    /// <param name="values">The values of each source type, as list elements.</param>
    /// <param name="cancellationToken">Cancels the build.</param>
    public static async Task<IReadOnlyList<EmitsSideBySide>> Of(
        IReadOnlyList<Conversion> conversions, IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        var code = $"{Usings} namespace Shop; {Numbers} {string.Join('\n', conversions.Select((c, i) => Code(c, i, values[c.Source])))}";
        var project = SomeProject.Empty(NullableContextOptions.Enable).WithFile("Emits.cs", code).Project;
        var compilation = (await project.GetCompilationAsync(cancellationToken))!;
        var model = compilation.GetSemanticModel(compilation.SyntaxTrees.First());
        var emits = SomeAssembly.Load(compilation);
        return
        [
            .. conversions.Select((conversion, i) => new EmitsSideBySide(
                conversion, Accepts(model, i), Written(emits, i, "Untyped"), Written(emits, i, "Typed"))),
        ];
    }

    private static string Code(Conversion conversion, int number, string values) =>
        $$"""
        [TrackedEvent("org.edx.event{{number}}")]
        public readonly partial record struct Event{{number}}({{conversion.Target}} Value);

        public static class Emits{{number}}
        {
            private static readonly List<{{conversion.Source}}> values = [{{values}}];

            public static void Untyped(Tracker tracker) => values.ForEach(number =>
                tracker.Emit("org.edx.event{{number}}", new Dictionary<string, object?> { ["value"] = {{conversion.Value}} }));

            public static void Typed(Tracker tracker) => values.ForEach(number => tracker.EmitEvent{{number}}(value: {{conversion.Value}}));
        }
        """;

    private static bool Accepts(SemanticModel model, int number)
    {
        var emits = model.Compilation.GetTypeByMetadataName($"Shop.Emits{number}")!.DeclaringSyntaxReferences[0].GetSyntax();
        var entry = emits.DescendantNodes()
            .OfType<AssignmentExpressionSyntax>()
            .First(static entry => entry.Left.ToString() == "[\"value\"]");
        var target = (IPropertySymbol)model.Compilation.GetTypeByMetadataName($"Shop.Event{number}")!.GetMembers("Value").Single();
        return JsonConversion.IsEquivalent(model, entry.Right, target.Type);
    }

    private static List<string> Written(System.Reflection.Assembly assembly, int number, string method)
    {
        var data = new List<string>();
        using var tracker = new Tracker(new Dictionary<string, IEventBackend>
        {
            ["test"] = new DelegateBackend((in envelope) => data.Add(Encoding.UTF8.GetString(envelope.DataJson))),
        });
        assembly.GetType($"Shop.Emits{number}", throwOnError: true)!.GetMethod(method)!.Invoke(null, [tracker]);
        Assert.NotEmpty(data);
        return data;
    }
}
