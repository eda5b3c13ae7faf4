namespace EventTracking;

/// <summary>
/// Marks a static method that converts an older version of a readable event: <c>[ReadsVersion(1)] static VideoStopped From(VideoStoppedV1
/// old)</c>. Data of that version, and of versions before it that no other method converts, is read as the parameter's type and passed to
/// the method.
/// </summary>
/// <remarks>
/// The parameter's type is the declaration of that version, without <see cref="TrackedEventAttribute"/>. It can have such methods as well,
/// for the versions before it.
/// </remarks>
/// <param name="version">The version that the parameter's type declares, 1 or more.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadsVersionAttribute(int version) : Attribute
{
    /// <summary>Gets the version that the parameter's type declares.</summary>
    public int Version { get; } = version;
}
