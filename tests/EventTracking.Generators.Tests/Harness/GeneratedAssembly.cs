using System.Reflection;
using System.Runtime.Loader;
using EventTracking.Testing;

namespace EventTracking.Generators.Tests.Harness;

/// <summary>The output of a run as a loaded assembly, for tests that run generated code.</summary>
internal sealed class GeneratedAssembly
{
    private readonly Assembly _assembly;

    public GeneratedAssembly(GeneratorRun run)
    {
        using var image = new MemoryStream();
        var result = run.Output.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        image.Position = 0;
        _assembly = new AssemblyLoadContext("generated", isCollectible: true).LoadFromStream(image);
    }

    /// <summary>The value of a static property of the class <c>Sample</c> in the source.</summary>
    public object Sample(string member = "Value") =>
        _assembly.GetType("Sample", throwOnError: true)!.GetProperty(member)!.GetValue(null)!;

    public Type Type(string name) => _assembly.GetType(name, throwOnError: true)!;

    /// <summary>The data of an event, written by generated code.</summary>
    public static string Data(object trackedEvent) => (string)typeof(GeneratedAssembly)
        .GetMethod(nameof(DataOf), BindingFlags.NonPublic | BindingFlags.Static)!
        .MakeGenericMethod(trackedEvent.GetType())
        .Invoke(null, [trackedEvent])!;

    /// <summary>The descriptor of an event type.</summary>
    public static TrackedEventDescriptor Descriptor(Type type) => (TrackedEventDescriptor)typeof(GeneratedAssembly)
        .GetMethod(nameof(DescriptorOf), BindingFlags.NonPublic | BindingFlags.Static)!
        .MakeGenericMethod(type)
        .Invoke(null, [])!;

    private static string DataOf<T>(T trackedEvent)
        where T : ITrackedEvent<T>
    {
        var collected = new CollectingBackend();
        using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["collected"] = collected });
        tracker.Emit(in trackedEvent);
        return Assert.Single(collected.Events).Data.GetRawText();
    }

    private static TrackedEventDescriptor DescriptorOf<T>()
        where T : ITrackedEvent<T> => T.Descriptor;
}
