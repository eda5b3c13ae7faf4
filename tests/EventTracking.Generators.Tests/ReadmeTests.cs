using System.Reflection;
using System.Text.RegularExpressions;
using EventTracking.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Generators.Tests;

/// <summary>
/// What the README and the guides show compiles as it stands in a new project, and the first event prints what is said there.
/// </summary>
public sealed partial class ReadmeTests
{
    private const int LongestFirstEvent = 20;

    private static readonly string[] Pages = ["README.md", "docs/getting-started.md", "docs/configuration.md", "docs/batching.md", "docs/value-writers.md"];

    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private const string ImplicitUsingsOfSites = """
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        """;

    public static TheoryData<string, int> Snippets
    {
        get
        {
            var snippets = new TheoryData<string, int>();
            foreach (var page in Pages)
            {
                for (var i = 0; i < Documentation.CodeBlocks(page).Count; i++)
                    snippets.Add(page, i);
            }

            return snippets;
        }
    }

    [Theory]
    [MemberData(nameof(Snippets))]
    public void A_snippet_compiles_without_a_warning(string page, int index) => Run(Documentation.CodeBlocks(page)[index]);

    [Fact]
    public void The_first_event_takes_no_more_than_twenty_lines() =>
        Assert.InRange(Documentation.CodeBlocks("README.md")[0].TrimEnd().Split('\n').Length, 1, LongestFirstEvent);

    [Fact]
    public void The_first_event_prints_the_line_that_is_shown()
    {
        var shown = Json().Match(Repository.Text("README.md")).Groups["json"].Value;

        Assert.Equal(WithoutTime(shown.Replace("\n ", "", StringComparison.Ordinal)), WithoutTime(Printed(Documentation.CodeBlocks("README.md")[0])));
    }

    private static GeneratorRun Run(string snippet)
    {
        string[] sources = snippet.Contains("WebApplication", StringComparison.Ordinal) ? [snippet, ImplicitUsings, ImplicitUsingsOfSites] : [snippet, ImplicitUsings];
        var compilation = SomeCompilation.Of(sources);
        var isProgram = compilation.SyntaxTrees[0].GetRoot().DescendantNodes().Any(static node => node.IsKind(SyntaxKind.GlobalStatement));
        return GeneratorRun.Of(isProgram ? compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication)) : compilation);
    }

    private static string Printed(string program)
    {
        using var image = new MemoryStream();
        Assert.True(Run(program).Output.Emit(image).Success);

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

    private static string WithoutTime(string line) => Timestamp().Replace(line.Trim(), "");

    [GeneratedRegex("```json\n(?<json>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Json();

    [GeneratedRegex("\"timestamp\":\"[^\"]+\",")]
    private static partial Regex Timestamp();
}
