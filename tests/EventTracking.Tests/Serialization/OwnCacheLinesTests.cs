using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using EventTracking.Threading;
using Xunit;

namespace EventTracking.Tests.Serialization;

/// <summary>What one thread writes at every event lies apart from all that other threads read: measured on real objects.</summary>
public class OwnCacheLinesTests
{
    private const BindingFlags Everything = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static TheoryData<Type> Padded =>
        [.. typeof(CacheLinePadded).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(CacheLinePadded)))];

    [Theory]
    [MemberData(nameof(Padded))]
    public void Two_lines_of_the_cache_are_before_and_behind_the_fields(Type type)
    {
        var instance = RuntimeHelpers.GetUninitializedObject(type);
        var fields = type.GetFields(Everything).ToDictionary(static field => field.Name, field => Offset(instance, field));
        var behind = fields["Behind"];
        fields.Remove("Behind");

        Assert.NotEmpty(fields);
        Assert.All(fields, field =>
        {
            Assert.True(field.Value >= CacheLines.Length, $"{field.Key} is {field.Value} bytes behind the beginning");
            Assert.True(field.Value < behind, $"{field.Key} is not before what is to be behind it");
        });
    }

    /// <summary>How far behind the first byte of the object the field is, which is where any other class has its only field.</summary>
    private static int Offset(object instance, FieldInfo field)
    {
        var method = new DynamicMethod("Offset", typeof(int), [typeof(object)], typeof(OwnCacheLinesTests), skipVisibility: true);
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
