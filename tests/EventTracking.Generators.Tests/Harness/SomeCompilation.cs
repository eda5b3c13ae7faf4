using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Generators.Tests.Harness;

/// <summary>Creates compilations that reference the running framework and the packages.</summary>
internal static class SomeCompilation
{
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => IsOfTheFrameworkOrOurs(Path.GetFileName(path)))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    public static CSharpCompilation Of(params string[] sources) => Of(DocumentationMode.Diagnose, sources);

    public static CSharpCompilation Of(DocumentationMode documentation, params string[] sources)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp14, documentation);
        return CSharpCompilation.Create(
            "Shop",
            sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, options, $"Source{i}.cs")),
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static bool IsOfTheFrameworkOrOurs(string file) =>
        file.StartsWith("System.", StringComparison.Ordinal)
        || file.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
        || file.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal)
        || file is "EventTracking.dll"
            or "EventTracking.Testing.dll"
            or "EventTracking.Hosting.dll"
            or "EventTracking.Batching.dll" or "EventTracking.AspNetCore.dll" or "NodaTime.dll" or "netstandard.dll"
        || file is "EventTracking.Http.dll" or "EventTracking.Kafka.dll" or "EventTracking.OpenTelemetry.dll"
            or "EventTracking.PostgreSql.dll" or "EventTracking.Redis.dll" or "Npgsql.dll" or "EventTracking.Inspector.dll";
}
