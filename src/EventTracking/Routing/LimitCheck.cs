using System.Runtime.CompilerServices;
using System.Text;
using EventTracking.Json;
using EventTracking.Line;

namespace EventTracking.Routing;

/// <summary>Checks whether a line exceeds a limit, and at which field.</summary>
internal static class LimitCheck
{
    /// <returns>The violated limit; <see langword="null"/> if there is none.</returns>
    public static LimitViolation? Find(ReadOnlySpan<byte> line, EventLimits limits)
    {
        // Colons and brackets also occur in strings, so counting them only proves that a line is within the limits. Otherwise it is read.
        return line.Length > limits.MaxEventBytes
            || line.Count((byte)':') > limits.MaxFields
            || (limits.MaxDepth < EventDataWriter.MaxDepth && line.Count((byte)'{') + line.Count((byte)'[') > limits.MaxDepth)
            ? Read(line, limits)
            : null;
    }

    private static LimitViolation? Read(ReadOnlySpan<byte> line, EventLimits limits)
    {
        var isOversize = line.Length > limits.MaxEventBytes;
        var path = new FieldPath();
        var fields = 0;
        var outline = new JsonOutline(isOversize ? line[..limits.MaxEventBytes] : line);
        while (outline.Read())
        {
            path.Follow(in outline);
            if (outline.TokenType is JsonOutline.Token.Name && outline.Depth >= FieldPath.FieldDepth && ++fields > limits.MaxFields)
            {
                return new LimitViolation(
                    DropReason.TooManyFields, Describe(path.ToString(), $"exceeds the limit of {limits.MaxFields} fields"));
            }

            if (outline.TokenType is JsonOutline.Token.Start && outline.Depth >= limits.MaxDepth)
                return new LimitViolation(DropReason.TooDeep, Describe(path.ToString(), $"exceeds the limit of {limits.MaxDepth} levels"));
        }

        return isOversize
            ? new LimitViolation(DropReason.Oversize, EventTooLargeException.Describe(path.ToString(), limits.MaxEventBytes))
            : null;
    }

    private static string Describe(string field, DefaultInterpolatedStringHandler problem) =>
        $"at the field \"{field}\" it {problem.ToStringAndClear()}";
}

/// <summary>An event that exceeds a limit.</summary>
/// <param name="Reason">The limit.</param>
/// <param name="Detail">The description for the log.</param>
internal readonly record struct LimitViolation(DropReason Reason, string Detail);
