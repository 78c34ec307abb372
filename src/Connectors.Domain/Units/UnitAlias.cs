using Connectors.Domain.Values;

namespace Connectors.Domain.Units;

/// <summary>What one system calls a unit, for example <c>PCS</c> for <c>EA</c> in an ERP. The same text may mean another unit elsewhere.</summary>
/// <param name="System">Name of the system whose word it is.</param>
/// <param name="Text">The word, compared exactly. The first alias of a unit is the one that is sent back.</param>
/// <param name="Unit">The unit it stands for.</param>
public sealed record UnitAlias(string System, string Text, UnitCode Unit);
