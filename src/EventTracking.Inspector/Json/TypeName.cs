namespace EventTracking.Inspector.Json;

/// <summary>The name of an event's record.</summary>
internal static class TypeName
{
    /// <summary>Returns the name as in C#, with its namespace and the types that contain it.</summary>
    public static string Of(TrackedEventDescriptor descriptor) =>
        (descriptor.ClrType.FullName ?? descriptor.ClrType.Name).Replace('+', '.');
}
