using System.Reflection;

namespace EventTracking.Analyzers.Tests;

/// <summary>
/// The compiler and editors load these assemblies without their dependencies, so they may reference only assemblies that the host provides.
/// </summary>
public sealed class LoadingTests
{
    private static readonly string[] CompilerAssemblies =
        ["netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable", "System.Memory"];

    private static readonly string[] EditorAssemblies =
        ["Microsoft.CodeAnalysis.Workspaces", "Microsoft.CodeAnalysis.CSharp.Workspaces", "System.Composition.AttributedModel"];

    [Theory]
    [InlineData("EventTracking.Generators")]
    [InlineData("EventTracking.Analyzers", "EventTracking.Generators")]
    public void Generator_and_analyzers_reference_only_assemblies_of_the_compiler(string assembly, params string[] ours) =>
        AssertReferencesOnly(assembly, [.. CompilerAssemblies, .. ours]);

    [Fact]
    public void Code_fixes_reference_only_assemblies_of_the_compiler_and_editors() =>
        AssertReferencesOnly(
            "EventTracking.CodeFixes", [.. CompilerAssemblies, .. EditorAssemblies, "EventTracking.Generators", "EventTracking.Analyzers"]);

    private static void AssertReferencesOnly(string assembly, string[] allowed) =>
        Assert.All(Assembly.Load(assembly).GetReferencedAssemblies(), reference => Assert.Contains(reference.Name, allowed));
}
