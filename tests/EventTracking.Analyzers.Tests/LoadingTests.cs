using System.Reflection;

namespace EventTracking.Analyzers.Tests;

/// <summary>The compiler and editors load these assemblies beside nothing but themselves.</summary>
public sealed class LoadingTests
{
    private static readonly string[] OfTheCompiler =
        ["netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable", "System.Memory"];

    private static readonly string[] OfEditors =
        ["Microsoft.CodeAnalysis.Workspaces", "Microsoft.CodeAnalysis.CSharp.Workspaces", "System.Composition.AttributedModel"];

    [Theory]
    [InlineData("EventTracking.Generators")]
    [InlineData("EventTracking.Analyzers", "EventTracking.Generators")]
    public void In_a_build_there_is_what_they_need(string assembly, params string[] ours) => NeedsOnly(assembly, [.. OfTheCompiler, .. ours]);

    [Fact]
    public void In_an_editor_there_is_what_fixes_need() =>
        NeedsOnly("EventTracking.CodeFixes", [.. OfTheCompiler, .. OfEditors, "EventTracking.Generators", "EventTracking.Analyzers"]);

    private static void NeedsOnly(string assembly, string[] there) =>
        Assert.All(Assembly.Load(assembly).GetReferencedAssemblies(), needed => Assert.Contains(needed.Name, there));
}
