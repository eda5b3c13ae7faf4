namespace EventTracking.Generators.Tests.Shape.Oracle;

/// <summary>Edits a declaration in one place, as a developer would.</summary>
internal sealed class RandomEdits(Random random, RandomDeclarations declarations)
{
    public const string CamelCase = "FieldNaming = JsonKnownNamingPolicy.CamelCase";
    public const string EnumNumbers = "EnumFormat = EnumFormat.Number";

    private const int DepthOfNewTypes = 2;

    /// <summary>Makes one edit, and returns its kind.</summary>
    public string Edit(Declaration declaration)
    {
        (string Kind, Func<Declaration, bool> Apply)[] edits =
        [
            ("rename", Rename),
            ("retype", Retype),
            ("retype", RetypeScalar),
            ("nullability", ChangeNullability),
            ("condition", ChangeCondition),
            ("enum", ChangeEnum),
            ("nesting", ChangeNesting),
            ("policy", ChangePolicy),
            ("derived type", ChangeCases),
            ("added", AddField),
            ("removed", RemoveField),
        ];
        while (true)
        {
            var (kind, apply) = edits[random.Next(edits.Length)];
            if (apply(declaration))
                return kind;
        }
    }

    private bool Rename(Declaration declaration) => InField(declaration, field => field.Name = declarations.NewName("Renamed"));

    private bool AddField(Declaration declaration)
    {
        var objects = declaration.Types.OfType<ObjectDeclaration>().ToList();
        objects[random.Next(objects.Count)].Fields.Add(declarations.Field(DepthOfNewTypes));
        return true;
    }

    private bool RemoveField(Declaration declaration)
    {
        var owners = declaration.Types.OfType<ObjectDeclaration>().Where(static type => type.Fields.Count > 0).ToList();
        if (owners.Count == 0)
            return false;

        var fields = owners[random.Next(owners.Count)].Fields;
        fields.RemoveAt(random.Next(fields.Count));
        return true;
    }

    private bool Retype(Declaration declaration) =>
        InUse(declaration, static _ => true, use => use.Become(declarations.Use(DepthOfNewTypes)));

    private bool RetypeScalar(Declaration declaration) => InUse(declaration, static use => use.Scalar is not null, use =>
    {
        var isNullable = use.IsNullable;
        use.Become(declarations.Scalar());
        use.IsNullable = isNullable;
    });

    private bool ChangeNullability(Declaration declaration) =>
        InUse(declaration, static use => use.Declared is not ObjectDeclaration, static use => use.IsNullable = !use.IsNullable);

    private bool ChangeCondition(Declaration declaration) => InField(declaration, field =>
    {
        string[] others = [.. new[] { "Never", "WhenWritingNull", "WhenWritingDefault" }.Where(condition => condition != field.Condition)];
        field.Condition = others[random.Next(others.Length)];
    });

    private bool ChangeEnum(Declaration declaration) => In(declaration.Types.OfType<EnumDeclaration>(), type =>
    {
        switch (random.Next(4))
        {
            case 0:
                type.Members.Add(declarations.NewName("Added"));
                break;
            case 1:
                type.Members.RemoveAt(type.Members.Count - 1);
                break;
            case 2:
                type.Members[random.Next(type.Members.Count)] = declarations.NewName("Renamed");
                break;
            default:
                type.IsFlags = !type.IsFlags;
                break;
        }
    });

    private bool ChangeNesting(Declaration declaration) => InUse(declaration, static _ => true, use =>
    {
        var inner = new TypeUse();
        inner.Become(use);
        switch (random.Next(3))
        {
            case 0:
                use.Become(new TypeUse { Items = inner });
                break;
            case 1:
                use.Become(new TypeUse { Values = inner });
                break;
            default:
                var wrapper = new ObjectDeclaration { Name = declarations.NewName("Wrapper") };
                wrapper.Fields.Add(new FieldDeclaration { Name = declarations.NewName("Inner"), Type = inner });
                use.Become(new TypeUse { Declared = wrapper });
                break;
        }
    });

    private bool ChangePolicy(Declaration declaration)
    {
        declaration.Defaults = random.Next(4) == 0 ? EnumNumbers : CamelCase;
        return true;
    }

    private bool ChangeCases(Declaration declaration) => In(declaration.Types.OfType<UnionDeclaration>(), type =>
    {
        switch (random.Next(4))
        {
            case 0:
                type.Cases.Add(declarations.Case(type, DepthOfNewTypes));
                break;
            case 1 when type.Cases.Count > 1:
                type.Cases.RemoveAt(random.Next(type.Cases.Count));
                break;
            case 2:
                type.Discriminator = "type";
                break;
            default:
                var renamed = random.Next(type.Cases.Count);
                type.Cases[renamed] = (type.Cases[renamed].Type, $"\"{declarations.NewName("Renamed")}\"");
                break;
        }
    });

    private bool InField(Declaration declaration, Action<FieldDeclaration> edit) =>
        In(declaration.Types.OfType<ObjectDeclaration>().SelectMany(static type => type.Fields), edit);

    private bool InUse(Declaration declaration, Func<TypeUse, bool> isMeant, Action<TypeUse> edit) =>
        In(declaration.Uses.Where(isMeant), edit);

    private bool In<T>(IEnumerable<T> places, Action<T> edit)
    {
        var all = places.ToList();
        if (all.Count == 0)
            return false;

        edit(all[random.Next(all.Count)]);
        return true;
    }
}
