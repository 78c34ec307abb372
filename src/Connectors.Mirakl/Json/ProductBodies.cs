using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Json;

/// <summary>P31's answer.</summary>
internal sealed record ProductList
{
    public IReadOnlyList<Product> Products { get => field ?? []; init => field = WholeList.Of(value); }
}

/// <summary>P51's answer.</summary>
internal sealed record ProductImportPage
{
    public IReadOnlyList<ProductImport> ProductImportTrackings { get => field ?? []; init => field = WholeList.Of(value); }

    public long? TotalCount { get; init; }
}

/// <summary>H11's answer.</summary>
internal sealed record CategoryList
{
    public IReadOnlyList<Category> Hierarchies { get => field ?? []; init => field = WholeList.Of(value); }
}

/// <summary>PM11's answer.</summary>
internal sealed record ProductAttributeList
{
    public IReadOnlyList<ProductAttribute> Attributes { get => field ?? []; init => field = WholeList.Of(value); }
}

/// <summary>VL11's answer.</summary>
internal sealed record ValueListList
{
    public IReadOnlyList<ValueList> ValuesLists { get => field ?? []; init => field = WholeList.Of(value); }
}
