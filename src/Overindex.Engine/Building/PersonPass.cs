using System.Runtime.InteropServices;

namespace Overindex.Engine.Building;

/// <summary>Works out what is to be known about all people with an interaction, each range on one thread, in ordinal order within the range.</summary>
internal sealed class PersonPass(SnapshotBuilder builder, SectionPlan plan, CancellationToken cancellationToken)
{
    /// <summary>Fills the sections of the plan, and empties the log of interactions.</summary>
    internal void Run(Action<double> report)
    {
        var done = 0;
        var buckets = builder.Interactions.Buckets;
        Parallelism.For(plan.Ranges, builder.Options.Threads, Read, cancellationToken);

        void Read(int range)
        {
            var worker = new Worker(builder, plan.SectionsOf(range).ToArray());
            var (first, end) = plan.BucketsOf(range);
            for (var bucket = first; bucket < end; bucket++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                worker.Read(bucket);
                report((double)Interlocked.Increment(ref done) / buckets);
            }

            worker.Complete();
        }
    }

    private sealed class Worker(SnapshotBuilder builder, Section[] sections)
    {
        private readonly PersonFacts _facts = builder.CreateFacts();
        private readonly BucketReader _interactions = new(builder.Interactions);
        private readonly BucketReader? _direct = builder.DirectInterests is { } log ? new BucketReader(log) : null;
        private readonly int _shift = builder.Interactions.Shift;
        private int _section;

        internal void Read(int bucket)
        {
            _interactions.Take(bucket);
            _direct?.Take(bucket);
            var end = (int)Math.Min((long)(bucket + 1) << _shift, builder.People.Count);
            var people = CollectionsMarshal.AsSpan(builder.People);
            for (var person = bucket << _shift; person < end; person++)
            {
                var interactions = _interactions.ValuesOf(person);
                if (interactions.IsEmpty)
                {
                    continue;
                }

                while (person >= sections[_section].End)
                {
                    sections[_section++].Facts.Complete();
                }

                _facts.Read(interactions, _interactions.ValuesAfter(person), _direct is null ? [] : _direct.ValuesOf(person));
                sections[_section].Add(person, people[person], _facts);
            }
        }

        internal void Complete()
        {
            for (; _section < sections.Length; _section++)
            {
                sections[_section].Facts.Complete();
            }
        }
    }
}
