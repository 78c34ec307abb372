namespace Connectors.Mirakl.Internal;

/// <summary>
/// Remembers how far an upload's rows were read, and what they were, so that a file that must be sent again holds the same rows or is not sent. A source that can be
/// read once (a channel, a reader of a database) would otherwise give fewer rows the second time, and the import of those would count as done. Holds no row.
/// </summary>
/// <typeparam name="TRow">The row's type.</typeparam>
/// <param name="digest">What tells rows of other content apart.</param>
internal sealed class SentRows<TRow>(Func<TRow, int> digest)
{
    private long _most;
    private int _digestOfMost;

    /// <summary>Begins one writing of the file.</summary>
    public Writing Begin() => new(this);

    /// <summary>One writing of the file.</summary>
    internal sealed class Writing(SentRows<TRow> sent)
    {
        private readonly long _before = sent._most;
        private readonly int _digestBefore = sent._digestOfMost;
        private long _count;
        private int _digest;

        /// <exception cref="RowsChangedException">The rows so far are not those of an earlier writing.</exception>
        public void Take(TRow row)
        {
            _digest = HashCode.Combine(_digest, sent.Digest(row));
            if (++_count == _before && _digest != _digestBefore)
                throw new RowsChangedException();
            if (_count > sent._most)
                (sent._most, sent._digestOfMost) = (_count, _digest);
        }

        /// <exception cref="RowsChangedException">An earlier writing had read more.</exception>
        public void End()
        {
            if (_count < _before)
                throw new RowsChangedException();
        }
    }

    private int Digest(TRow row) => digest(row);
}
