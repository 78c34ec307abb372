using Connectors.Shopify.Tests.Support;
using Connectors.Tests.Shared;
using GraphQLParser;
using GraphQLParser.AST;

namespace Connectors.Shopify.Tests.Documents;

/// <summary>The schema that the simulator keeps is part of the vendor's: same types, same nullability, no member that the vendor lacks, and all input that the vendor demands.</summary>
public sealed class SchemaTests
{
    [ContractFact("shopify/admin-2026-01.graphql")]
    public void The_oldest_version_holds_it_but_for_what_has_changed_since() => Assert.Equal(
        [
            "FulfillmentOrderMoveFulfillmentOrderMoveUserError is not theirs",
            "FulfillmentOrderMovePayload.userErrors is [FulfillmentOrderMoveFulfillmentOrderMoveUserError!]!, theirs [UserError!]!",
        ],
        Differences(AdminSchema.Ours(), AdminSchema.Of("2026-01")).Order(StringComparer.Ordinal));

    [ContractFact("shopify/admin-2026-10.graphql")]
    public void The_newest_version_holds_it() => Assert.Empty(Differences(AdminSchema.Ours(), AdminSchema.Of("2026-10")));

    [Fact]
    public void A_member_of_another_type_is_found()
    {
        const string Theirs = "type QueryRoot { order(id: ID!): Order } type Order { id: ID! note: String } enum E { A } input I { a: Int! b: Int! }";

        Assert.Equal(
            ["E: B is not theirs", "I: b is demanded and missing", "Order.note is String!, theirs String", "Order.x is not theirs", "QueryRoot.order(id) is ID, theirs ID!"],
            Differences(Parse("type QueryRoot { order(id: ID): Order } type Order { id: ID! note: String! x: Int } enum E { A B } input I { a: Int! }"), Parse(Theirs)).Order(StringComparer.Ordinal));

        static GraphQLDocument Parse(string text) => Parser.Parse(text);
    }

    private static List<string> Differences(AdminSchema ours, AdminSchema theirs) => Differences(ours.Document, theirs.Document);

    private static List<string> Differences(GraphQLDocument ours, GraphQLDocument theirs)
    {
        var found = new List<string>();
        var known = theirs.Definitions.OfType<GraphQLTypeDefinition>().ToDictionary(static t => t.Name.StringValue, StringComparer.Ordinal);
        foreach (var type in ours.Definitions.OfType<GraphQLTypeDefinition>())
        {
            var name = type.Name.StringValue;
            if (!known.TryGetValue(name, out var their) || their.GetType() != type.GetType())
            {
                found.Add($"{name} is not theirs");
                continue;
            }

            switch (type, their)
            {
                case (GraphQLObjectTypeDefinition a, GraphQLObjectTypeDefinition b):
                    Compare(name, a.Fields, b.Fields);
                    break;
                case (GraphQLInterfaceTypeDefinition a, GraphQLInterfaceTypeDefinition b):
                    Compare(name, a.Fields, b.Fields);
                    break;
                case (GraphQLInputObjectTypeDefinition a, GraphQLInputObjectTypeDefinition b):
                    CompareInput(name, a.Fields?.Items ?? [], b.Fields?.Items ?? [], "", demandsAll: true);
                    break;
                case (GraphQLEnumTypeDefinition a, GraphQLEnumTypeDefinition b):
                    var words = b.Values!.Select(static v => v.Name.StringValue).ToHashSet(StringComparer.Ordinal);
                    found.AddRange(a.Values!.Where(v => !words.Contains(v.Name.StringValue)).Select(v => $"{name}: {v.Name.Value} is not theirs"));
                    break;
                case (GraphQLUnionTypeDefinition a, GraphQLUnionTypeDefinition b):
                    var members = b.Types!.Select(static t => t.Name.StringValue).ToHashSet(StringComparer.Ordinal);
                    found.AddRange(a.Types!.Where(t => !members.Contains(t.Name.StringValue)).Select(t => $"{name}: {t.Name.Value} is not theirs"));
                    break;
            }
        }

        return found;

        void Compare(string type, GraphQLFieldsDefinition? ours, GraphQLFieldsDefinition? theirs)
        {
            var fields = theirs!.ToDictionary(static f => f.Name.StringValue, StringComparer.Ordinal);
            foreach (var field in ours!)
            {
                var name = field.Name.StringValue;
                if (!fields.TryGetValue(name, out var their))
                {
                    found.Add($"{type}.{name} is not theirs");
                    continue;
                }

                if (Text(field.Type) != Text(their.Type))
                    found.Add($"{type}.{name} is {Text(field.Type)}, theirs {Text(their.Type)}");
                CompareInput($"{type}.{name}", field.Arguments?.Items ?? [], their.Arguments?.Items ?? [], "()", demandsAll: true);
            }
        }

        void CompareInput(string where, IReadOnlyList<GraphQLInputValueDefinition> ours, IReadOnlyList<GraphQLInputValueDefinition> theirs, string brackets, bool demandsAll)
        {
            foreach (var input in ours)
            {
                var name = input.Name.StringValue;
                var place = brackets.Length == 0 ? $"{where}.{name}" : $"{where}({name})";
                if (theirs.FirstOrDefault(t => t.Name == input.Name) is not { } their)
                    found.Add($"{place} is not theirs");
                else if (Text(input.Type) != Text(their.Type))
                    found.Add($"{place} is {Text(input.Type)}, theirs {Text(their.Type)}");
            }

            if (demandsAll)
            {
                found.AddRange(theirs
                    .Where(t => t is { Type: GraphQLNonNullType, DefaultValue: null } && ours.All(o => o.Name != t.Name))
                    .Select(t => $"{where}: {t.Name.Value} is demanded and missing"));
            }
        }
    }

    private static string Text(GraphQLType type) => type switch
    {
        GraphQLNonNullType inner => Text(inner.Type) + "!",
        GraphQLListType list => $"[{Text(list.Type)}]",
        GraphQLNamedType named => named.Name.StringValue,
        _ => type.ToString() ?? "",
    };
}
