namespace EventTracking.Generators.Shape;

/// <summary>Compares two shapes of one event.</summary>
public static class ShapeComparison
{
    /// <summary>Returns what changed, in ordinal order of the paths. Documentation and the order of fields are not compared.</summary>
    /// <param name="old">The shape that readers know.</param>
    /// <param name="new">The shape that is written now.</param>
    public static IReadOnlyList<ShapeChange> Compare(DataShape old, DataShape @new) => new Comparer(old, @new).Compare();

    /// <param name="old">The old shape.</param>
    /// <param name="new">The new shape.</param>
    /// <param name="assumedEqual">
    /// The pairs of types around a field that may have a new name; <see langword="null"/> to compare whole shapes.
    /// </param>
    private sealed class Comparer(DataShape old, DataShape @new, IEnumerable<(ShapeType, ShapeType)>? assumedEqual = null)
    {
        private readonly List<ShapeChange> _changes = [];

        /// <summary>The pairs of types that were compared, or are being compared: recursive types lead back to themselves.</summary>
        private readonly HashSet<(ShapeType, ShapeType)> _compared = [.. assumedEqual ?? []];

        /// <summary>The pairs of types that are being compared.</summary>
        private readonly Stack<(ShapeType, ShapeType)> _open = new();

        public IReadOnlyList<ShapeChange> Compare()
        {
            CompareFields(ShapePath.Root, old.Data, @new.Data);
            return [.. _changes.OrderBy(static change => change.Path, StringComparer.Ordinal)];
        }

        private void CompareFields(string path, ObjectType oldType, ObjectType newType)
        {
            var added = newType.Fields.Where(field => oldType.Find(field.Name) is null).ToList();
            foreach (var field in oldType.Fields)
            {
                var fieldPath = ShapePath.Field(path, field.Name);
                if (newType.Find(field.Name) is { } kept)
                {
                    CompareField(fieldPath, field, kept);
                }
                else
                {
                    Add(
                        fieldPath,
                        field.CanBeAbsent ? ShapeChangeKind.OptionalFieldRemoved : ShapeChangeKind.FieldRemoved,
                        field,
                        null,
                        NewNameOf(field, added));
                }
            }

            foreach (var field in added)
            {
                Add(
                    ShapePath.Field(path, field.Name),
                    field.CanBeAbsent ? ShapeChangeKind.OptionalFieldAdded : ShapeChangeKind.FieldAdded,
                    null,
                    field);
            }
        }

        private void CompareField(string path, ShapeField oldField, ShapeField newField)
        {
            CompareValues(path, oldField.Value, newField.Value);
            if (oldField.CanBeAbsent != newField.CanBeAbsent)
                Add(path, newField.CanBeAbsent ? ShapeChangeKind.BecameOptional : ShapeChangeKind.NoLongerOptional, oldField, newField);
        }

        private void CompareValues(string path, ShapeValue oldValue, ShapeValue newValue)
        {
            var (oldType, newType) = (old.Resolve(oldValue.Type), @new.Resolve(newValue.Type));
            var known = _changes.Count;
            CompareTypes(path, oldType, newType);
            if (known == _changes.Count
                && oldValue.Type.ToString() != newValue.Type.ToString()
                && (oldValue.Type is ReferenceType || newValue.Type is ReferenceType))
            {
                Add(path, ShapeChangeKind.ReferenceChanged, oldValue, newValue);
            }

            // The type "any" includes null, so a change from or to it is already reported as a change of type.
            if (oldValue.IsNullable != newValue.IsNullable && oldType is not AnyType && newType is not AnyType)
                Add(path, newValue.IsNullable ? ShapeChangeKind.BecameNullable : ShapeChangeKind.NoLongerNullable, oldValue, newValue);
        }

        private void CompareTypes(string path, ShapeType oldType, ShapeType newType)
        {
            if (oldType is ArrayType or MapType or ObjectType or UnionType && !_compared.Add((oldType, newType)))
                return;

            _open.Push((oldType, newType));
            CompareParts(path, oldType, newType);
            _open.Pop();
        }

        private void CompareParts(string path, ShapeType oldType, ShapeType newType)
        {
            switch (oldType, newType)
            {
                case (ArrayType oldArray, ArrayType newArray):
                    CompareValues(ShapePath.Item(path), oldArray.Item, newArray.Item);
                    break;
                case (MapType oldMap, MapType newMap):
                    CompareValues(ShapePath.Value(path), oldMap.Value, newMap.Value);
                    break;
                case (ObjectType oldObject, ObjectType newObject):
                    CompareFields(path, oldObject, newObject);
                    break;
                case (UnionType oldUnion, UnionType newUnion) when oldUnion.Discriminator == newUnion.Discriminator:
                    CompareCases(path, oldUnion, newUnion);
                    break;
                case (EnumType oldEnum, EnumType newEnum):
                    CompareMembers(path, oldEnum.Names, newEnum.Names);
                    break;
                case (FlagsType oldFlags, FlagsType newFlags):
                    CompareMembers(path, oldFlags.Names, newFlags.Names);
                    break;
                default:
                    if (TypeInclusion.Kind(oldType, newType) is { } kind)
                        Add(path, kind, oldType, newType);
                    break;
            }
        }

        private void CompareCases(string path, UnionType oldUnion, UnionType newUnion)
        {
            foreach (var oldCase in oldUnion.Cases)
            {
                if (newUnion.Find(oldCase.Text) is { } newCase)
                    CompareFields(ShapePath.Case(path, oldCase), oldCase.Type, newCase.Type);
                else
                    Add(path, ShapeChangeKind.CaseRemoved, oldCase.Text, null);
            }

            foreach (var newCase in newUnion.Cases.Where(newCase => oldUnion.Find(newCase.Text) is null))
                Add(path, ShapeChangeKind.CaseAdded, null, newCase.Text);
        }

        private void CompareMembers(string path, IReadOnlyList<string> oldNames, IReadOnlyList<string> newNames)
        {
            foreach (var name in oldNames.Except(newNames, StringComparer.Ordinal))
                Add(path, ShapeChangeKind.MemberRemoved, ShapeName.Quote(name), null);
            foreach (var name in newNames.Except(oldNames, StringComparer.Ordinal))
                Add(path, ShapeChangeKind.MemberAdded, null, ShapeName.Quote(name));
        }

        private string? NewNameOf(ShapeField removed, List<ShapeField> added) =>
            assumedEqual is null && added.Where(field => HaveOneType(removed, field)).Take(2).ToArray() is [var only] ? only.Name : null;

        /// <summary>
        /// Whether only the names differ. A recursive type that the field is part of differs by the name too, which does not count.
        /// </summary>
        private bool HaveOneType(ShapeField oldField, ShapeField newField)
        {
            var comparer = new Comparer(old, @new, _open);
            comparer.CompareField(ShapePath.Root, oldField, newField);
            return comparer._changes.All(static change => change.Kind is ShapeChangeKind.ReferenceChanged);
        }

        private void Add(string path, ShapeChangeKind kind, object? oldPart, object? newPart, string? newName = null) =>
            _changes.Add(new ShapeChange(path, kind, oldPart?.ToString(), newPart?.ToString(), newName));
    }
}
