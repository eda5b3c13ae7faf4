using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using EventTracking.Generators.Shape;
using EventTracking.Tool.Metadata;

namespace EventTracking.Tool.Emissions;

/// <summary>Reads the calls in an assembly's IL that may emit an event.</summary>
internal static class AssemblyCalls
{
    /// <summary>
    /// Returns the calls of a declared event's <c>Emit</c>, of methods named like the extensions, and of generic methods that are called
    /// with a declared event or with a type parameter of the caller.
    /// </summary>
    /// <exception cref="ToolException">The assembly is damaged.</exception>
    public static IReadOnlyList<EmitCall> Read(string path, HashSet<ClrType> declared) =>
        DamagedAssembly.Read(path, () => ReadCalls(path, declared));

    private static IReadOnlyList<EmitCall> ReadCalls(string path, HashSet<ClrType> declared)
    {
        using var file = File.OpenRead(path);
        using var image = new PEReader(file);
        using var locations = SourceLocations.Open(image, path);
        var names = new MetadataNames(image.GetMetadataReader());
        return
        [
            .. from handle in names.Metadata.MethodDefinitions
               let method = names.Metadata.GetMethodDefinition(handle)
               where method.RelativeVirtualAddress != 0
               let origin = MethodOrigin.Of(names, method)
               from call in MethodBody.Calls(image.GetMethodBody(method.RelativeVirtualAddress))
               let target = names.Of(call.Method)
               where target is not null
               let arguments = names.TypeArguments(call.Method, origin)
               where MayEmit(target, arguments, declared)
               let location = locations.Find(handle, call.Offset)
               let site = new Emission(names.AssemblyName, MemberName.Of(names.Of(method)), location?.File, location?.Line ?? 0)
               select new EmitCall(origin.Method, target, arguments, site),
        ];
    }

    private static bool MayEmit(MethodName target, IReadOnlyList<TypeArgument> arguments, HashSet<ClrType> declared) =>
        EmitCall.IsTrackerExtension(target)
        || (target.Name == "Emit" && declared.Contains(target.Type))
        || arguments.Any(argument => argument.Parameter is not null || (argument.Type is { } type && declared.Contains(type)));
}
