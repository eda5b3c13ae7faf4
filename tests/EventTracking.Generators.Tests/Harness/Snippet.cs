using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Generators.Tests.Harness;

/// <summary>Compiles a snippet of a page as it would compile in a new project: a program, a web site, or a file of a library.</summary>
internal static class Snippet
{
    private static readonly Lock StandardOutput = new();

    /// <summary>Compiles a snippet; fails if there is a warning.</summary>
    public static GeneratorRun Compile(string snippet)
    {
        string[] sources = snippet.Contains("WebApplication", StringComparison.Ordinal)
            ? [snippet, ImplicitUsings.OfPrograms, ImplicitUsings.OfSites]
            : [snippet, ImplicitUsings.OfPrograms];
        var compilation = SomeCompilation.Of(sources);
        var isProgram = compilation.SyntaxTrees[0].GetRoot().DescendantNodes().Any(static node => node.IsKind(SyntaxKind.GlobalStatement));
        return GeneratorRun.Of(
            isProgram ? compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication)) : compilation);
    }

    /// <summary>Runs a program and returns its standard output.</summary>
    public static string OutputOf(string program)
    {
        using var image = new MemoryStream();
        Assert.True(Compile(program).Output.Emit(image).Success);

        lock (StandardOutput)
        {
            var before = Console.Out;
            using var output = new StringWriter();
            Console.SetOut(output);
            try
            {
                Assembly.Load(image.ToArray()).EntryPoint!.Invoke(null, [Array.Empty<string>()]);
                return output.ToString();
            }
            finally
            {
                Console.SetOut(before);
            }
        }
    }
}
