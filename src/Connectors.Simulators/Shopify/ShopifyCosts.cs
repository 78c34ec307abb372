using GraphQLParser.AST;

namespace Connectors.Simulators.Shopify;

/// <summary>What a document costs before it is carried out: an object is a point, a list as many as are asked for, a mutation ten.</summary>
internal static class ShopifyCosts
{
    private const int Mutation = 10;

    public static int Of(GraphQLDocument document, IReadOnlyDictionary<string, object?> variables)
    {
        var fragments = document.Definitions.OfType<GraphQLFragmentDefinition>().ToDictionary(static f => f.FragmentName.Name.StringValue, StringComparer.Ordinal);
        var operation = document.Definitions.OfType<GraphQLOperationDefinition>().FirstOrDefault();
        if (operation is null)
            return 0;
        return operation.Operation == OperationType.Mutation ? Mutation : (int)Math.Min(int.MaxValue, Set(operation.SelectionSet, 1));

        long Set(GraphQLSelectionSet? set, long nodes)
        {
            var sum = 0L;
            foreach (var selection in set?.Selections ?? [])
            {
                sum += selection switch
                {
                    GraphQLField field => Field(field, nodes),
                    GraphQLFragmentSpread spread when fragments.TryGetValue(spread.FragmentName.Name.StringValue, out var fragment) => Set(fragment.SelectionSet, nodes),
                    GraphQLInlineFragment inline => Set(inline.SelectionSet, nodes),
                    _ => 0L,
                };
            }

            return sum;
        }

        long Field(GraphQLField field, long nodes)
        {
            if (field.SelectionSet is null || field.Name.Value == "pageInfo" || IsLeftOut(field))
                return 0L;
            if (field.Name.Value == "nodes")
                return nodes * (1 + Set(field.SelectionSet, 1));
            if (First(field) is { } first)
                return HoldsNodes(field.SelectionSet) ? Set(field.SelectionSet, first) : first * (1 + Set(field.SelectionSet, 1));
            return 1 + Set(field.SelectionSet, 1);
        }

        static bool HoldsNodes(GraphQLSelectionSet set) => set.Selections.OfType<GraphQLField>().Any(static f => f.Name.Value == "nodes");

        bool IsLeftOut(GraphQLField field) => field.Directives?.FirstOrDefault(static d => d.Name.Value == "include") is { } include
            && include.Arguments?.Items is [{ Value: GraphQLVariable condition }, ..] && variables.GetValueOrDefault(condition.Name.StringValue) is false;

        long? First(GraphQLField field) => field.Arguments?.FirstOrDefault(static a => a.Name.Value == "first")?.Value switch
        {
            GraphQLIntValue number => long.Parse(number.Value.Span, System.Globalization.CultureInfo.InvariantCulture),
            GraphQLVariable variable when variables.GetValueOrDefault(variable.Name.StringValue) is { } value => Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture),
            _ => null,
        };
    }
}
