using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using EventTracking.Accounting;
using EventTracking.Threading;
using Xunit;

namespace EventTracking.Tests.Threading;

/// <summary>Measures the offsets of fields in objects that one thread writes for every event.</summary>
public class CacheLinePaddedTests
{
    private const BindingFlags Everything =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static TheoryData<Type> Padded =>
        [.. typeof(CacheLinePadded).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(CacheLinePadded)))];

    [Theory]
    [MemberData(nameof(Padded))]
    public void Two_cache_lines_of_padding_surround_the_fields(Type type)
    {
        var instance = RuntimeHelpers.GetUninitializedObject(type);
        var fields = type.GetFields(Everything).ToDictionary(static field => field.Name, field => Offset(instance, field));
        var after = fields[nameof(AccountCell.After)];
        fields.Remove(nameof(AccountCell.After));

        Assert.NotEmpty(fields);
        Assert.All(fields, field =>
        {
            Assert.True(field.Value >= CacheLines.Length, $"{field.Key} is {field.Value} bytes after the start");
            Assert.True(field.Value < after, $"{field.Key} is after the padding");
        });
    }

    /// <summary>Returns the offset of the field from the position where an object without padding has its first field.</summary>
    private static int Offset(object instance, FieldInfo field)
    {
        var method = new DynamicMethod("Offset", typeof(int), [typeof(object)], typeof(CacheLinePaddedTests), skipVisibility: true);
        var code = method.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldflda, field);
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldflda, typeof(StrongBox<byte>).GetField(nameof(StrongBox<>.Value))!);
        code.Emit(OpCodes.Sub);
        code.Emit(OpCodes.Conv_I4);
        code.Emit(OpCodes.Ret);
        return method.CreateDelegate<Func<object, int>>()(instance);
    }
}
