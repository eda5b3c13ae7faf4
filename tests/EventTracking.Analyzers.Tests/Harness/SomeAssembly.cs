using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers.Tests.Harness;

/// <summary>Compiles and loads assemblies, so that tests can run them.</summary>
internal static class SomeAssembly
{
    public static Assembly Load(Compilation compilation)
    {
        using var image = Emit(compilation);
        return new AssemblyLoadContext("test", isCollectible: true).LoadFromStream(image);
    }

    public static MemoryStream Emit(Compilation compilation)
    {
        var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        image.Position = 0;
        return image;
    }
}
