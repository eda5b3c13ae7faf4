using System.Reflection;
using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.Reporting;
using EventTracking.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Benchmarks.Compiler;

/// <summary>What a generator costs for every edit of a file that it has nothing to do with, in a project of 500 records.</summary>
internal static class UnrelatedEdit
{
    public static void Run(Slices slices, Report report)
    {
        var (records, edits) = slices == Slices.Smoke ? (10, 3) : (500, 60);
        const string naming = "PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower";
        Editor[] editors =
        [
            new("EventTracking", SomeRecords.Events(records), new TrackedEventGenerator().AsSourceGenerator()),
            new("the compiler's search for the attribute alone", SomeRecords.Events(records), new FindingAlone().AsSourceGenerator()),
            new("System.Text.Json, default", SomeRecords.Serializable(records, naming), JsonGenerator()),
        ];

        var milliseconds = editors.Select(_ => new double[edits]).ToArray();
        for (var edit = 0; edit < edits; edit++)
        {
            for (var i = 0; i < editors.Length; i++)
                milliseconds[i][edit] = editors[i].Edit(edit).TotalMilliseconds;
        }

        var table = new Table($"{records:#,0} records, {edits} edits", "median, ms", "best, ms");
        for (var i = 0; i < editors.Length; i++)
            table.Row(editors[i].Name, $"{milliseconds[i].Median():0.0}", $"{milliseconds[i].Min():0.0}");
        report.Add("An unrelated edit", table);
        report.Add(Goal.AtMost("generator, per unrelated edit, 500 events", 15, milliseconds[0].Median(), "ms"));
    }

    /// <summary>The generator of the SDK is not made to be referenced; the compiler loads it in the same way.</summary>
    private static ISourceGenerator JsonGenerator()
    {
        var type = Assembly.LoadFrom(Sdk.JsonGenerator)
            .GetTypes()
            .Single(static type => type.IsAssignableTo(typeof(IIncrementalGenerator)));
        return ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator();
    }

    /// <summary>A project in an editor: a driver that remembers its last run.</summary>
    private sealed class Editor
    {
        private CSharpCompilation _compilation;
        private SyntaxTree _unrelated;
        private GeneratorDriver _driver;

        public Editor(string name, IReadOnlyList<string> sources, ISourceGenerator generator)
        {
            Name = name;
            var options = new CSharpParseOptions(LanguageVersion.CSharp14);
            _unrelated = Unrelated(-1, options);
            _compilation = CSharpCompilation.Create(
                "Load",
                [.. sources.Select(source => CSharpSyntaxTree.ParseText(source, options)), _unrelated],
                [.. References()],
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
            _driver = CSharpGeneratorDriver.Create([generator], parseOptions: options).RunGenerators(_compilation);
        }

        public string Name { get; }

        /// <summary>Edits the unrelated file and runs the generator.</summary>
        /// <returns>The processor time of the generator's run.</returns>
        public TimeSpan Edit(int number)
        {
            var edited = Unrelated(number, (CSharpParseOptions)_unrelated.Options);
            _compilation = _compilation.ReplaceSyntaxTree(_unrelated, edited);
            _unrelated = edited;

            var start = Clock.Thread.Now();
            _driver = _driver.RunGenerators(_compilation);
            return Clock.Thread.Now() - start;
        }

        private static SyntaxTree Unrelated(int number, CSharpParseOptions options) =>
            CSharpSyntaxTree.ParseText(
                $"namespace Load; internal static class Unrelated {{ public const int Number = {number}; }}", options);

        private static IEnumerable<MetadataReference> References() =>
            Sdk.ReferenceAssemblies.Append(typeof(Tracker).Assembly.Location).Select(static path => MetadataReference.CreateFromFile(path));
    }
}
