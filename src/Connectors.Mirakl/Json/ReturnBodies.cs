using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Json;

/// <summary>RT01's request.</summary>
internal sealed record NewReturnsBody(IReadOnlyList<NewReturn> Returns);

/// <summary>RT04's request.</summary>
internal sealed record ReturnUpdatesBody(IReadOnlyList<ReturnUpdate> Returns);

/// <summary>RT21's request.</summary>
internal sealed record ReturnDecisionsBody(IReadOnlyList<ReturnDecision> Returns);

/// <summary>RT26's request.</summary>
internal sealed record ReturnComplianceBody(IReadOnlyList<ReturnComplianceUpdate> Returns);

/// <summary>The request of RT25, RT27 and RT29.</summary>
internal sealed record ReturnIdsBody(IReadOnlyList<ItemId> Returns);

/// <summary>The answer of RT01, RT04, RT21, RT25, RT26, RT27 and RT29; RT01 names only the commercial order of a refused return.</summary>
internal sealed record ReturnsResult<T>
{
    public IReadOnlyList<T> ReturnSuccess { get => field ?? []; init => field = WholeList.Of(value); }

    public IReadOnlyList<RefusedItem> ReturnErrors { get => field ?? []; init => field = WholeList.Of(value); }
}
